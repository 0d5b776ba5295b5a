import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { networkOf } from '../../domain/network.ts'
import { refusal } from '../../domain/refusal.ts'
import { bodyLimit } from '../../json/size.ts'
import { authorize } from './authorize.ts'
import { openBodyLimit } from './body.ts'
import { compressedOnce } from './compress.ts'
import { allowCorsOrigins } from './cors.ts'
import { setUpJsonDoor } from './json-door.ts'
import { createLongLived } from './long-lived.ts'
import { openapi } from './openapi.ts'
import type { DoorOptions } from './options.ts'
import { sendProblem } from './problems.ts'
import { respond } from './respond.ts'
import type { Route } from './route.ts'
import { validateRefusal } from './validate-response.ts'

/** Registers routes with authentication, body parsing and validation; refusals are sent as problem documents. */
export async function registerRoutes(
  app: FastifyInstance,
  routes: readonly Route[],
  options: DoorOptions,
): Promise<void> {
  const { store, people, clock, limit, publicUrl } = options
  const base = publicUrl ?? ''
  const byPattern = new Map(routes.map((route) => [`${route.method} ${app.prefix}${route.path}`, route]))
  const routeOf = ({ method, routeOptions }: FastifyRequest) =>
    byPattern.get(`${method === 'HEAD' ? 'GET' : method} ${routeOptions.url}`)

  const longLived = createLongLived(app, { store, people, clock, heartbeatInterval: options.heartbeatInterval })
  allowCorsOrigins(app, options.apiOrigins ?? [])
  setUpJsonDoor(app, {
    store,
    send(request, reply, error) {
      const route = routeOf(request)
      const response = options.validateResponses ? validateRefusal(route, error) : error
      sendProblem(request, reply, response, { base, route })
      return response
    },
  })
  app.addContentTypeParser('text/csv', { parseAs: 'buffer' }, async (_request: unknown, bytes: Buffer) => bytes)
  app.addContentTypeParser('application/octet-stream', async (_request: unknown, bytes: Readable) => bytes)
  app.setNotFoundHandler((request, reply) => {
    const given = (request.raw.url ?? '').split('?', 1).join().slice(app.prefix.length)
    const known = verbsAt(routes, given)
    if (known.length > 0) reply.header('Allow', known.join(', '))
    if (request.method === 'OPTIONS' && known.length > 0) return reply.code(204).send()
    const answer =
      known.length > 0 ? refusal('no-such-verb', { given: request.method, known }) : refusal('no-such-path', {})
    sendProblem(request, reply, answer, { base })
  })
  let document: Promise<string> | undefined
  const compressedDocument = compressedOnce()
  app.get('/openapi.json', { schema: { hide: true } as object }, async (request, reply) => {
    document ??= openapi(routes, app.prefix, publicUrl).then((made) => JSON.stringify(made))
    return compressedDocument(request, reply.type('application/json; charset=utf-8'), await document)
  })
  for (const route of routes)
    app.route({
      method: route.method,
      url: route.path,
      bodyLimit: route.isOpen ? openBodyLimit : bodyLimit,
      exposeHeadRoute: route.method === 'GET',
      schema: { hide: true } as object,
      onRequest: (request, reply) => authorizeRequest(request, reply, route),
      handler: respond(route, options, longLived),
    })

  /** Checks caller, project and scope before the body is read. */
  async function authorizeRequest(request: FastifyRequest, reply: FastifyReply, route: Route): Promise<void> {
    request.authorized = await authorize(options, route, request)
    const { number } = request.authorized.caller
    await limit(number === 0 ? networkOf(request.ip) : number, reply)
  }
}

/** The methods of a path, as in `Allow`. */
function verbsAt(routes: readonly Route[], path: string): string[] {
  const steps = path.split('/')
  const fits = (pattern: string[]) =>
    pattern.length === steps.length && pattern.every((step, index) => step.startsWith(':') || step === steps[index])
  const verbs = routes.filter((route) => fits(route.path.split('/'))).map(({ method }) => method)
  return [...new Set(verbs.flatMap((verb) => (verb === 'GET' ? ['GET', 'HEAD'] : [verb])))]
}
