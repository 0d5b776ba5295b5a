import createClient from 'openapi-fetch'
import type { paths } from '../api-types.ts'

/** The server's no, as RFC 9457 writes it; `code` and `params` are what the console makes its own sentence of. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly params: Record<string, unknown>
  readonly requestId: string | undefined
  /** With 412: the thing as it is now. */
  readonly current: unknown

  constructor(status: number, said: Record<string, unknown>) {
    super(String(said.detail ?? said.title ?? status))
    this.name = 'Problem'
    this.status = status
    this.code = String(said.code ?? 'fault')
    this.params = (said.params as Record<string, unknown>) ?? {}
    this.requestId = said.request_id as string | undefined
    this.current = said.current
  }
}

/** No answer came: the network or the server is away. */
export class NetworkError extends Error {}

/** The only place that fetches: our own API by its generated types. The session is a cookie. */
export const client = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' })

type Outcome<T> = { data?: T; error?: unknown; response: Response }

/** What a call answers, or a `Problem`, or `Away`. */
export async function unwrap<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await call.catch((reason: unknown) => {
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason
    throw new NetworkError('no answer', { cause: reason })
  })
  if (!response.ok) throw new Problem(response.status, asObject(error))
  return data as T
}

/** A call that the types do not know, such as those of the library that signs people in. */
export async function post<T>(path: string, body: unknown): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch((reason: unknown) => {
    throw new NetworkError('no answer', { cause: reason })
  })
  const said = asObject(await response.json().catch(() => ({})))
  if (!response.ok) throw new Problem(response.status, said)
  return said as T
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
