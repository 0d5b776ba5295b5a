import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, type RefusalCode } from '../domain/refusal.ts'
import { sentence } from '../texts/en.ts'

export type HttpStatusMode = 'real' | 'vendor'

type WireCode =
  | 'authentication_failed'
  | 'access_denied'
  | 'incorrect_request'
  | 'resource_not_found'
  | 'resource_already_exists'
  | 'request_limit_error'
  | 'request_too_large'
  | 'internal_error'
  | 'temporarily_unavailable'

/** The vendor's codes and their HTTP statuses; `request_too_large` and `temporarily_unavailable` are ours. */
const httpStatus: Record<WireCode, number> = {
  authentication_failed: 401,
  access_denied: 403,
  incorrect_request: 400,
  resource_not_found: 404,
  resource_already_exists: 409,
  request_limit_error: 429,
  request_too_large: 413,
  internal_error: 500,
  temporarily_unavailable: 503,
}

/** What the wire calls a refusal; whatever is not here is an `incorrect_request`. */
const wireCodes: Partial<Record<RefusalCode, WireCode>> = {
  'no-key': 'authentication_failed',
  'unknown-key': 'authentication_failed',
  'no-access': 'access_denied',
  'out-of-scope': 'access_denied',
  'no-such-path': 'resource_not_found',
  'no-such-lead': 'resource_not_found',
  'lead-in-bin': 'resource_not_found',
  'other-body': 'resource_already_exists',
  'rate-limited': 'request_limit_error',
  'body-too-large': 'request_too_large',
  unavailable: 'temporarily_unavailable',
}

type Envelope = { status: 'error'; error: WireCode; description: string; details?: { argument: string } }

/** The answer to a refusal, its keys in this order; a fault of ours tells only the request's id. */
function writeRefusal(error: unknown, requestId: string): Envelope {
  if (!(error instanceof Refusal)) {
    const description = `The desk failed at this request. Its log tells more under request id ${requestId}`
    return { status: 'error', error: 'internal_error', description }
  }
  const { code, argument } = error as Refusal
  const details = argument === undefined ? {} : { details: { argument } }
  return {
    status: 'error',
    error: wireCodes[code] ?? 'incorrect_request',
    description: sentence(error),
    ...details,
  }
}

/** Answers with a refusal or a fault, under its HTTP status or, for those who ask so, under 200. */
export function sendRefusal(request: FastifyRequest, reply: FastifyReply, error: unknown, mode: HttpStatusMode): void {
  const envelope = writeRefusal(error, request.id)
  if (error instanceof Refusal && 'seconds' in error.params) reply.header('Retry-After', error.params.seconds)
  reply.refused = envelope.error
  sendJson(reply.code(asksForReal(request, mode) ? httpStatus[envelope.error] : 200), envelope)
}

/** Answers with compact JSON, as shell clients grep it; what is written already goes as it is. */
export function sendJson(reply: FastifyReply, answer: object | string | Uint8Array): void {
  const isWritten = typeof answer === 'string' || answer instanceof Uint8Array
  reply.type('application/json; charset=utf-8').send(isWritten ? answer : JSON.stringify(answer))
}

/** `Use-Http-Code` decides for one request, the server's setting for all others. */
function asksForReal(request: FastifyRequest, mode: HttpStatusMode): boolean {
  const asked = request.headers['use-http-code']
  if (asked === '0' || asked === '1') return asked === '1'
  return mode === 'real'
}
