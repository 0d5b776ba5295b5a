import Fastify, { type FastifyInstance } from 'fastify'
import type { Problem } from '../../json/problem.ts'
import type { DoorOptions } from '../door/options.ts'
import { rateLimiter } from '../door/rate-limits.ts'
import { registerRoutes } from '../door/register.ts'
import type { Route } from '../door/route.ts'

/** The request to `/mcp` behind a call: the headers that are passed on, its id, and a signal that aborts when its client disconnects. */
export type Origin = { authorization: string; language: string | undefined; requestId: string; signal: AbortSignal }

/** The parts of a request to a route. */
type Asked = {
  params?: Record<string, string>
  query?: Record<string, string | undefined>
  body?: unknown
  headers?: Record<string, string | undefined>
}

/** Calls a route of our own API; throws a `RefusedCall` if the route refuses. */
export type DeskCalls = (route: Route, asked: Asked) => Promise<Record<string, unknown>>

/** The refusal of a route, as its problem document. `fault` is the internal error, for the log. */
export class RefusedCall extends Error {
  readonly problem: Problem
  readonly fault: unknown

  constructor(problem: Problem, fault?: unknown) {
    super(problem.detail)
    this.problem = problem
    this.fault = fault
  }
}

const requestIdHeader = 'x-request-id'

/**
 * Our own API in an app that does not listen. Calls of tools pass the same authentication, validation, masks and idempotency as over HTTP, so a
 * tool can do nothing that the API cannot. Its events have the door `mcp`. The endpoint `/mcp` limits the rate, so this app does not.
 */
export async function deskCalls(routes: readonly Route[], options: DoorOptions) {
  const app: FastifyInstance = Fastify({ genReqId: ({ headers }) => String(headers[requestIdHeader]) })
  const requests = new WeakMap<object, { fault?: unknown }>()
  app.addHook('onRequest', async (request) => void requests.set(request.raw, request))
  const limit = rateLimiter({ perSecond: 0, perHour: 0 })
  const own = { ...options, limit, door: 'mcp' as const, apiOrigins: [] }
  await app.register(async (each) => registerRoutes(each, routes, own), { prefix: '/api/v2' })
  await app.ready()
  return { callsOf, close: () => app.close() }

  function callsOf(origin: Origin): DeskCalls {
    return async (route, { params = {}, query = {}, body, headers = {} }) => {
      const path = route.path.replace(/:(\w+)/g, (_, name) => encodeURIComponent(params[name] ?? ''))
      const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
      const { authorization, language, requestId, signal } = origin
      const response = await app.inject({
        method: route.method,
        url: `/api/v2${path}?${new URLSearchParams(given)}`,
        headers: defined({ authorization, 'accept-language': language, [requestIdHeader]: requestId, ...headers }),
        ...(body !== undefined && { payload: body as object }),
        signal,
      })
      const answer = response.json()
      if (response.statusCode < 400) return answer
      throw new RefusedCall(answer, requests.get(response.raw.req)?.fault)
    }
  }
}

function defined(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined))
}
