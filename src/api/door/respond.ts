import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../domain/refusal.ts'
import { problemKinds } from '../../json/problem-kinds.ts'
import { type Authorized, currentRights, recheckRights } from './authorize.ts'
import { beginCall, isIdempotent } from './begin-call.ts'
import { compressed } from './compress.ts'
import { isNotModified, refuseIfMatch } from './etag.ts'
import {
  AlreadyProcessed,
  type Idempotency,
  idempotently,
  readIdempotentRequest,
  replayResponse,
} from './idempotency.ts'
import type { createLongLived } from './long-lived.ts'
import type { DoorOptions } from './options.ts'
import { Outdated } from './problems.ts'
import { createRequestReader } from './read-request.ts'
import type { Call, Route } from './route.ts'
import { validateResponse } from './validate-response.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The authorized caller of our own API. */
    authorized?: Authorized
  }
}

/** Handles an authorized request: validates it, calls the handler, sends the response. */
export function respond(route: Route, door: DoorOptions, longLived: ReturnType<typeof createLongLived>) {
  const { store, validateResponses = false } = door
  const validated = createRequestReader(route)
  const success = Number(Object.keys(route.answers)[0])

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (route.method !== 'GET' && !route.current) refuseIfMatch(request.headers)
    const { query, body } = validated(request)
    reply.code(success)
    const rights = await currentRights(door, route, request) // the body may have arrived long after the headers
    request.authorized = rights
    const idempotent = isIdempotent(route, rights) ? idempotency(request, rights, body) : undefined
    const stored = await idempotent?.before()
    if (stored) return replayResponse(reply, stored)
    const { call, progress } = beginCall(door, route, { request, reply, rights, query, body, idempotent, longLived })
    try {
      const answer = await route.handle(call)
      if (validateResponses && !reply.sent) validateResponse(route, reply.statusCode, answer)
      const hasContent = route.method === 'GET' || answer !== undefined // a change without it has nothing to hide
      const check = { always: progress.isLongLived, isDone: true }
      if (hasContent)
        await recheckRights(door, route, request, check).catch((error) => {
          if (answer instanceof Readable) answer.destroy()
          throw error
        })
      return reply.sent ? reply : send(request, reply, route, answer)
    } catch (error) {
      if (error instanceof AlreadyProcessed) return replayResponse(reply, error.response)
      if ((progress.isStored || progress.isSent) && store.isUnavailable(error))
        throw new Error('The store is away after a write was kept or sent', { cause: error })
      if (error instanceof Refusal && !progress.isStored) await idempotent?.release()
      const known = await withCurrent(error, route, call)
      if (known instanceof Outdated) await recheckRights(door, route, request)
      throw known
    }
  }

  function idempotency(request: FastifyRequest, rights: Authorized, body: unknown): Idempotency | undefined {
    const repeatable = readIdempotentRequest(request, rights, body)
    return repeatable && idempotently(store, repeatable, rights.now)
  }
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  route: Route,
  answer: unknown,
): Promise<FastifyReply> {
  if (answer === undefined) return reply.send()
  if (!reply.hasHeader('Content-Type')) reply.type(route.produces ?? 'application/json; charset=utf-8')
  if (answer instanceof Readable || route.produces) return reply.send(answer)
  const text = JSON.stringify(answer)
  if (route.isCached && isNotModified(reply, request.headers, text)) return reply.code(304).send()
  return reply.send(await compressed(request, reply, text))
}

/** Adds the current resource to the refusal of an outdated version. */
async function withCurrent(error: unknown, route: Route, call: Call): Promise<unknown> {
  const isOutdated = error instanceof Refusal && error.code in problemKinds && statusOf(error) === 412
  return isOutdated && route.current ? new Outdated(error, await route.current(call, error)) : error
}

function statusOf({ code }: Refusal): number {
  return problemKinds[code as keyof typeof problemKinds][0]
}
