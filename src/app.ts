import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { refuseNul } from './api/door/nul.ts'
import { problemPages } from './api/door/problem-pages.ts'
import { sendProblem } from './api/door/problems.ts'
import { rateLimiter } from './api/door/rate-limits.ts'
import { mcp } from './api/mcp/server.ts'
import { unsubscribe } from './api/notices/unsubscribe.ts'
import { signInDoor } from './api/people/sign-in.ts'
import { type ApiOptions, api } from './api/server.ts'
import { findBackupState, healthOf } from './backup/state.ts'
import type { CaptureOptions } from './capture/options.ts'
import { capture, capturePaths } from './capture/server.ts'
import { answerBrokenRequest } from './compat/broken-request.ts'
import { sendRefusal } from './compat/envelope.ts'
import { type WireOptions, wire } from './compat/server.ts'
import { consoleFiles, sendUnknownPage } from './console.ts'
import { documentation } from './documentation.ts'
import type { ReceiptEnd } from './domain/receipt.ts'
import { Refusal, refusal } from './domain/refusal.ts'
import { guides } from './guides.ts'
import { maxHead, rawUrls } from './http/raw-url.ts'
import { limitUnanswered } from './http/unanswered.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The authenticated key, for the log. */
    keyId?: number | undefined
    memberId?: number | undefined
    projectId?: number | undefined
    /** The client's IP address at an API; never set for visitors of sites. */
    callerAddress?: string | undefined
    /** A pseudonym of the account of a failed sign-in, if no member has it. */
    accountMark?: string | undefined
    /** The internal error behind a response, for the log. */
    fault?: unknown
    /** The outcome of the receipt, if this request processed it. */
    receiptEnd?: ReceiptEnd
  }
  interface FastifyReply {
    /** The code of a refusal, regardless of the HTTP status. */
    refused?: string
  }
}

/** The log record of a request; `milliseconds` since it arrived. */
export type Answered = {
  requestId: string
  route: string
  status: number
  milliseconds: number
  project: number | undefined
  key: number | undefined
  member: number | undefined
  refused: string | undefined
  /** Of a refusal at an API: the client's IP address, and the pseudonym of an unknown account. */
  address: string | undefined
  account: string | undefined
  fault: unknown
  /** The outcome of a receipt. */
  receipt: ReceiptEnd | undefined
}

export type AppOptions = WireOptions &
  Omit<ApiOptions, 'limit'> &
  CaptureOptions & {
    publicUrl?: string | undefined
    trustProxy?: boolean | string[]
    /** Called after every response. */
    onAnswer?: (answered: Answered) => void
    /** The timeout for receiving a whole request, in milliseconds. */
    requestTimeout?: number
  }

/** Creates the server: its doors, its documentation, its health checks. It has no business logic. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = newServer(options)
  decorate(app)
  finishResponses(app, options)
  answerErrors(app, options)
  refuseNul(app)
  await registerRoutes(app, options)
  return app
}

function newServer(options: AppOptions): FastifyInstance {
  const raw = rawUrls({
    handle: (request, response) => app.routing(request, response),
    paths: capturePaths,
    refuse: answerBrokenRequest,
  })
  const app: FastifyInstance = Fastify({
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: options.trustProxy ?? false,
    exposeHeadRoutes: false,
    return503OnClosing: false, // requests that arrived before the shutdown are still served
    requestTimeout: options.requestTimeout ?? 60_000,
    http: {
      maxHeaderSize: maxHead,
      connectionsCheckingInterval: Math.min(options.requestTimeout ?? 60_000, 5_000),
      headersTimeout: options.requestTimeout ?? 60_000,
      requireHostHeader: false, // Node would refuse a missing header outside of our envelope, and nothing here depends on it
    },
    clientErrorHandler: raw.onError as (error: Error, socket: Socket) => void,
    frameworkErrors: (_error, request, reply) => {
      reply.raw.once('finish', () => options.onAnswer?.(answered(request, reply))) // no hook runs for such a path
      answerUnknown(request, reply.headers({ ...headersOf(options), 'Cache-Control': 'no-store' }), options)
    },
  })
  raw.follow(app.server)
  limitUnanswered(app.server)
  return app
}

/** Adds what the log reads from requests and responses. */
function decorate(app: FastifyInstance): void {
  app.decorateRequest('keyId', undefined)
  app.decorateRequest('memberId', undefined)
  app.decorateRequest('projectId', undefined)
  app.decorateRequest('callerAddress', undefined)
  app.decorateRequest('accountMark', undefined)
  app.decorateRequest('fault', undefined)
  app.decorateRequest('receiptEnd', undefined)
  app.decorateReply('refused', undefined)
}

/** Sets the headers of every response, and reports its end. */
function finishResponses(app: FastifyInstance, options: AppOptions): void {
  let isStopping = false
  app.addHook('preClose', async () => {
    isStopping = true
  })
  const headers = headersOf(options)
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (!reply.hasHeader('Cache-Control')) reply.header('Cache-Control', 'no-store')
    reply.headers(headers)
    if (isStopping) reply.header('Connection', 'close') // an idle keep-alive connection would delay the shutdown
    done()
  })
  app.addHook('onRequestAbort', async (request) => options.onAnswer?.(gone(request)))
  app.addHook('onResponse', (request, reply, done) => {
    options.onAnswer?.(answered(request, reply))
    done()
  })
}

/**
 * Answers errors outside of the doors, which override it. Routes without a handler of their own, such as pages, must not reveal internals
 * either.
 */
function answerErrors(app: FastifyInstance, options: AppOptions): void {
  app.setErrorHandler((error, request, reply) => {
    const answer = isClientError(error) ? refusal('no-such-path', {}) : error
    if (!(answer instanceof Refusal)) request.fault = error
    answerFailed(request, reply, answer, options)
  })
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('Content-Security-Policy')) reply.header('Content-Security-Policy', noPage)
  })
}

async function registerRoutes(app: FastifyInstance, options: AppOptions): Promise<void> {
  await app.register(documentation, { publicUrl: options.publicUrl })
  await app.register(guides, { publicUrl: options.publicUrl })
  await app.register(wire, { prefix: '/api/v1', ...options })
  const limit = rateLimiter(options.rateLimits) // shared by `/api/v2` and `/mcp`, so that a key cannot double its rate
  await app.register(api, { prefix: '/api/v2', ...options, limit })
  await app.register(mcp, { ...options, limit })
  await app.register(unsubscribe, options)
  await app.register(signInDoor, { prefix: '/api/auth', ...options })
  await app.register(problemPages)
  await app.register(consoleFiles)
  await app.register(capture, options)
  await app.register(health, options)
  app.setNotFoundHandler((request, reply) => {
    if (!sendUnknownPage(request, reply)) answerUnknown(request, reply, options)
  })
}

/** The headers of every response. */
function headersOf({ publicUrl }: AppOptions): Record<string, string> {
  const isSecure = publicUrl?.startsWith('https:')
  return {
    'X-Content-Type-Options': 'nosniff',
    ...(isSecure && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }), // a year
  }
}

/** A response that is no page loads nothing and cannot be framed, in case a browser renders it. */
const noPage = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"

/** Responds to an unknown path. */
function answerUnknown(request: FastifyRequest, reply: FastifyReply, options: AppOptions): void {
  answerFailed(request, reply, refusal('no-such-path', {}), options)
}

/** Whether Fastify refused a request outside the doors, such as a body where none is allowed or a path out of the file folder. */
function isClientError(error: unknown): boolean {
  const { statusCode = 500 } = error as { statusCode?: number }
  return statusCode >= 400 && statusCode < 500
}

/** Responds with a refusal or an internal error, in the format of the door that the path belongs to. */
function answerFailed(
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  { httpStatus, publicUrl = '' }: AppOptions,
): void {
  if (request.raw.url?.match(/^\/api\/(v2|auth)/)) sendProblem(request, reply, error, { base: publicUrl })
  else sendRefusal(request, reply, error, httpStatus)
}

/** `/healthz`: the process is running. `/readyz`: the store responds, with the state of its replica and of scheduled backups. */
async function health(app: FastifyInstance, { store, clock }: AppOptions): Promise<void> {
  const hidden = { schema: { hide: true } as object, exposeHeadRoute: true } // monitoring often uses HEAD
  app.get('/healthz', hidden, async () => ({ status: 'up' }))
  app.get('/readyz', hidden, async (_request, reply) => {
    try {
      await store.ping()
      const backups = await findBackupState(store)
      const replica = store.replica?.()
      return {
        status: 'ready',
        ...(replica && { replica }),
        ...(backups && { backup: healthOf(backups.state, clock()) }),
      }
    } catch {
      return reply.code(503).header('Retry-After', 5).send({ status: 'the store does not answer' })
    }
  })
}

/** The fields are written out, since every response runs this and a spread takes most of its time. */
function answered(request: FastifyRequest, reply: FastifyReply): Answered {
  return {
    requestId: request.id,
    route: routeOf(request),
    status: reply.statusCode,
    milliseconds: Math.round(reply.elapsedTime * 100) / 100,
    project: request.projectId,
    key: request.keyId,
    member: request.memberId,
    refused: reply.refused,
    address: reply.refused === undefined ? undefined : request.callerAddress,
    account: request.accountMark,
    fault: request.fault,
    receipt: request.receiptEnd,
  }
}

/** The record of a request whose client disconnected before sending all of it; proxies log 499 for it. */
function gone(request: FastifyRequest): Answered {
  return {
    requestId: request.id,
    route: routeOf(request),
    status: 499,
    milliseconds: 0,
    project: request.projectId,
    key: request.keyId,
    member: request.memberId,
    refused: undefined,
    address: undefined,
    account: undefined,
    fault: undefined,
    receipt: undefined,
  }
}

function routeOf(request: FastifyRequest): string {
  return request.is404 ? 'unknown' : `${request.method} ${request.routeOptions.url}`
}
