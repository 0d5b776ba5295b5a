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

/** The vendor's error codes with their HTTP status; `request_too_large` and `temporarily_unavailable` are ours. */
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

/** The error code of `/api/v1` for a refusal; the default is `incorrect_request`. */
const wireCodes: Partial<Record<RefusalCode, WireCode>> = {
  'no-key': 'authentication_failed',
  'no-capture-key': 'authentication_failed',
  'unknown-key': 'authentication_failed',
  'key-expired': 'authentication_failed',
  'no-access': 'access_denied',
  'out-of-scope': 'access_denied',
  'foreign-origin': 'access_denied',
  'no-origin': 'access_denied',
  'no-such-path': 'resource_not_found',
  'no-such-lead': 'resource_not_found',
  'no-such-receipt': 'resource_not_found',
  'lead-in-bin': 'resource_not_found',
  'other-body': 'resource_already_exists',
  'rate-limited': 'request_limit_error',
  'too-many-open': 'request_limit_error',
  'sent-too-often': 'request_limit_error',
  'body-too-large': 'request_too_large',
  unavailable: 'temporarily_unavailable',
}

export type WireRefusal = { status: 'error'; error: WireCode; description: string; details?: { argument: string } }

/** The response to a refusal, with properties in this order; an internal error has only the request id. */
export function writeRefusal(error: unknown, requestId: string): WireRefusal {
  if (!(error instanceof Refusal)) {
    const description = `The server failed at this request. Its log has details under request id ${requestId}`
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

/**
 * The HTTP status of a refusal: the real one, or 200 on request. `header` is `Use-Http-Code`, `mode` the
 * server's setting.
 */
export function wireStatus({ error }: WireRefusal, header: unknown, mode: HttpStatusMode): number {
  const isReal = header === '0' || header === '1' ? header === '1' : mode === 'real'
  return isReal ? httpStatus[error] : 200
}
