import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, refusal } from '../domain/refusal.ts'
import { disconnectSignal } from '../http/disconnect-signal.ts'
import type { HttpStatusMode } from '../json/wire-refusal.ts'
import type { Store } from '../store/store.ts'
import { nameIgnored, readArguments } from './arguments.ts'
import { checkScope, readKey, readProject } from './auth.ts'
import { sendJson, sendRefusal } from './envelope.ts'
import { filterSchemas } from './filters.ts'
import { listLeads } from './lead-list.ts'
import { createLeadMethod, updateLeadMethod } from './lead-write.ts'
import type { Answer, Method, ProjectCall } from './method.ts'
import { listAttributionModels, listOrders, listReportedOrders } from './orders.ts'
import { listProjects } from './projects.ts'
import { getProxyLead, listDuplicates, listProxyLeads } from './proxy-leads.ts'
import { projectRateLimiter, type RateLimits } from './rate-limits.ts'
import { methodSchema, refused } from './schema.ts'
import { listStatuses } from './statuses.ts'
import { wireLead } from './wire-lead.ts'

/** Every method of `/api/v1`. */
const methods: Record<string, Method> = {
  '/project/leads/lead/list': listLeads,
  '/project/leads/status/list': listStatuses,
  '/project/leads/lead/create': createLeadMethod,
  '/project/leads/lead/update': updateLeadMethod,
  '/user/projects': listProjects,
  '/project/proxy-leads': listProxyLeads,
  '/project/proxy-leads/duplicates': listDuplicates,
  '/project/proxy-leads/:id': getProxyLead,
  '/project/integration/order/list': listOrders,
  '/project/integration/status/list': listStatuses,
  '/project/analytics/list-orders': listReportedOrders,
  '/project/analytics/attribution-models': listAttributionModels,
}

/**
 * The key is checked again after a body or a read that took this long (ms). Together with the refresh of the store's cache a revoked key is
 * valid for at most two seconds.
 */
const recheckAfter = 500

export type WireOptions = {
  store: Store
  /** Seconds. */
  clock: () => number
  httpStatus: HttpStatusMode
  rateLimits: RateLimits
}

/** The vendor's API, to be registered under `/api/v1`. `README.md` beside this file lists its quirks. */
export async function wire(app: FastifyInstance, options: WireOptions): Promise<void> {
  const limit = projectRateLimiter(options.rateLimits)
  for (const schema of [wireLead, refused, ...filterSchemas]) app.addSchema(schema)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _body, done) => done(null)) // methods parse the body themselves, after authentication
  app.setValidatorCompiler(() => () => true) // the schemas only document; refusals have their own texts and order
  app.setSerializerCompiler(() => JSON.stringify)
  app.addHook('onRequest', (request, reply, done) => {
    request.headers['content-type'] = 'application/json' // any content type is accepted, and Fastify would refuse a malformed one
    request.callerAddress = request.ip
    reply.headers(request.method === 'OPTIONS' ? preflight : allowed)
    done()
  })
  app.setErrorHandler((error, request, reply) => {
    const answer = options.store.isUnavailable(error) ? refusal('unavailable', { seconds: 5 }) : error
    const isDisconnected = request.socket.destroyed // the error is then no fault of ours
    if (!(error instanceof Refusal) && !isDisconnected) request.fault = error
    sendRefusal(request, reply, answer, options.httpStatus)
  })
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'OPTIONS') reply.code(204).send()
    else sendRefusal(request, reply, refusal('no-such-path', {}), options.httpStatus)
  })
  for (const [path, method] of Object.entries(methods))
    for (const verb of verbsOf(method))
      app.route({ url: path, method: verb, schema: methodSchema(method, verb), handler: answering(method) })

  function answering(method: Method) {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const { store } = options
      const query = new URLSearchParams(request.raw.url?.replace(/^[^?]*/, ''))
      const call = {
        store,
        ...(await authorize()),
        body: {},
        headers: request.headers,
        params: request.params as Record<string, string>,
        tell: (header: string, value: string) => void reply.header(header, value),
        signal: () => disconnectSignal(reply.raw),
      }
      if (call.project) await limit(call.project.id)
      if (method.fields) call.body = await readArguments(request, query, method)
      if (isOld(call)) Object.assign(call, await authorize()) // the body may have arrived long after the headers
      nameIgnored(reply, call.body, method)
      const answer = await method.handle(call as ProjectCall)
      if (method.scope === 'read' && isOld(call)) await authorize() // a change is answered, since it was already made
      return success(reply, answer)

      /** The key of the call and, for a method of a project, its project, as they are now. */
      async function authorize() {
        const [now, at] = [options.clock(), performance.now()]
        const key = await readKey(store, request, query, now)
        const project = method.of === 'project' ? await readProject(store, key, query) : undefined
        if (project) request.projectId = project.id
        checkScope(key, method.scope)
        return { key, by: { door: 'wire', name: `key:${key.id}` } as const, project, now, at }
      }
    }
  }
}

/** Whether a call was authorized so long ago that its rights may have changed; `at` is milliseconds of the monotonic clock. */
function isOld({ at }: { at: number }): boolean {
  return performance.now() - at >= recheckAfter
}

function verbsOf({ get }: Method): readonly ('POST' | 'GET')[] {
  return get ? ['POST', 'GET'] : ['POST']
}

function success(reply: FastifyReply, answer: Answer): FastifyReply {
  const isWritten = typeof answer === 'string' || answer instanceof Uint8Array
  sendJson(reply, isWritten ? answer : Object.assign(answer, { status: 'success' }))
  return reply
}

const allowed = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Ignored-Fields, Period-Used, Retry-After',
}

/** The headers of a CORS preflight. */
const preflight = {
  ...allowed,
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  'Access-Control-Allow-Headers': 'Api-key, Content-Type, Idempotency-Key, Use-Http-Code',
  'Access-Control-Max-Age': '86400',
}
