import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refusal } from '../../domain/refusal.ts'
import type { People } from '../../people/people.ts'
import type { Store } from '../../store/store.ts'
import { bodyLimit, readBody } from './body.ts'
import { allowOrigins } from './cors.ts'
import { type RateLimits, rateLimiter } from './limits.ts'
import { stays } from './long-lived.ts'
import { openapi } from './openapi.ts'
import { ofFastify, sendProblem } from './problems.ts'
import { answering } from './respond.ts'
import { enter } from './rights.ts'
import type { Route } from './route.ts'
import { checkRefusal } from './validate-response.ts'

export type DoorOptions = {
  store: Store
  people: People
  /** Seconds. */
  clock: () => number
  rateLimits: RateLimits
  /** Sites whose pages may call; none unless given. */
  apiOrigins?: readonly string[] | undefined
  /** Where people reach the desk; addresses in answers begin with it. */
  publicUrl?: string | undefined
  /** Makes an answer that its schema does not describe a fault; for tests. */
  checkAnswers?: boolean
  /** How long (ms) a stream of events may be silent. */
  beat?: number
}

/** Lets requests in to routes: who calls, the body, what fits; and says no as problem documents. */
export async function door(app: FastifyInstance, routes: readonly Route[], options: DoorOptions): Promise<void> {
  const { store, people, clock, publicUrl } = options
  const base = publicUrl ?? ''
  const limit = rateLimiter(options.rateLimits)
  const byPattern = new Map(routes.map((route) => [`${route.method} ${app.prefix}${route.path}`, route]))
  const routeOf = ({ method, routeOptions }: FastifyRequest) =>
    byPattern.get(`${method === 'HEAD' ? 'GET' : method} ${routeOptions.url}`)

  const stay = stays(app, { store, people, clock, beat: options.beat })
  allowOrigins(app, options.apiOrigins ?? [])
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, bytes: Buffer) =>
    readBody(bytes),
  )
  app.addHook('onRequest', async (request) => {
    request.callerAddress = request.ip
  })
  app.setErrorHandler((error, request, reply) => {
    const known = ofFastify(error, request, bodyLimit)
    const answer = store.isAway(known) ? refusal('unavailable', { seconds: 5 }) : known
    const route = routeOf(request)
    const said = options.checkAnswers ? checkRefusal(route, answer) : answer
    sendProblem(request, reply, said, { base, route })
    if (reply.statusCode === 500 && !request.socket.destroyed) request.fault = said
  })
  app.setNotFoundHandler((request, reply) => {
    const given = (request.raw.url ?? '').split('?', 1).join().slice(app.prefix.length)
    const known = verbsAt(routes, given)
    if (known.length > 0) reply.header('Allow', known.join(', '))
    if (request.method === 'OPTIONS' && known.length > 0) return reply.code(204).send()
    const answer =
      known.length > 0 ? refusal('no-such-verb', { given: request.method, known }) : refusal('no-such-path', {})
    sendProblem(request, reply, answer, { base })
  })
  app.get('/openapi.json', { schema: { hide: true } as object }, async () => openapi(routes, app.prefix, publicUrl))
  for (const route of routes)
    app.route({
      method: route.method,
      url: route.path,
      bodyLimit,
      exposeHeadRoute: route.method === 'GET',
      schema: { hide: true } as object,
      onRequest: (request, reply) => letIn(request, reply, route),
      handler: answering(route, options, stay),
    })

  /** Before any body is read: who calls, of which project, and whether the scope is enough. */
  async function letIn(request: FastifyRequest, reply: FastifyReply, route: Route): Promise<void> {
    request.entered = await enter(options, route, request)
    const { number } = request.entered.caller
    await limit(number === 0 ? request.ip : number, reply)
  }
}

/** The methods that a path takes, in the words of `Allow`. */
function verbsAt(routes: readonly Route[], path: string): string[] {
  const steps = path.split('/')
  const fits = (pattern: string[]) =>
    pattern.length === steps.length && pattern.every((step, index) => step.startsWith(':') || step === steps[index])
  const verbs = routes.filter((route) => fits(route.path.split('/'))).map(({ method }) => method)
  return [...new Set(verbs.flatMap((verb) => (verb === 'GET' ? ['GET', 'HEAD'] : [verb])))]
}
