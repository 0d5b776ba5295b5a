import createClient from 'openapi-fetch'
import type { paths } from '../api-types.ts'

/** An error answer of the server, as RFC 9457 writes it. The console translates it by `code` and `params`. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly params: Record<string, unknown>
  readonly requestId: string | undefined
  /** With status 412, the present state of the resource. */
  readonly current: unknown
  /** All faults, if there are several, in the server's words. */
  readonly errors: readonly { detail: string; params: Record<string, unknown> }[]

  constructor(status: number, body: Record<string, unknown>) {
    super(String(body.detail ?? body.title ?? status))
    this.name = 'Problem'
    this.status = status
    this.code = String(body.code ?? 'fault')
    this.params = (body.params as Record<string, unknown>) ?? {}
    this.requestId = body.request_id as string | undefined
    this.current = body.current
    this.errors = (body.errors as Problem['errors']) ?? []
  }
}

/** A write was sent so long ago that the server no longer knows its key, so it may have been done. */
export class MayHaveArrived extends Error {}

/** Whether a failed request may have been done: the server failed after it began, or its answer was lost. */
export function mayHaveArrived(error: unknown): boolean {
  return error instanceof MayHaveArrived || (error instanceof Problem && error.status >= 500)
}

/** No answer came: the network or the server is down. */
export class NetworkError extends Error {}

/** Whether a retry may succeed: there was no answer, or one of a proxy, or the server is overloaded. */
export function isRetryable(error: unknown): boolean {
  return error instanceof NetworkError || (error instanceof Problem && [408, 429, 502, 503, 504].includes(error.status))
}

/** The typed client of our own API, the only place that fetches. The session is a cookie. */
export const client = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' })

client.use({
  onRequest: ({ request }) => {
    request.headers.set('Accept-Language', document.documentElement.lang)
  },
})

type Result<T> = { data?: T; error?: unknown; response: Response }

/** The body of a response. Throws a `Problem` or a `NetworkError`. */
export async function unwrap<T>(call: Promise<Result<T>>): Promise<T> {
  const { data, error, response } = await call.catch(toNetworkError)
  if (!response.ok) throw new Problem(response.status, asObject(error))
  return data as T
}

/** Calls what the OpenAPI document does not describe, such as the authentication library. */
export async function post<T>(path: string, body: unknown): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang },
    body: JSON.stringify(body),
  }).catch(toNetworkError)
  const answer = asObject(await response.json().catch(() => ({})))
  if (!response.ok) throw new Problem(response.status, answer)
  return answer as T
}

function toNetworkError(cause: unknown): never {
  if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
  throw new NetworkError('no answer', { cause })
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
