import type { Post, PostLimits } from '../deliver/post.ts'
import { parseJsonObject } from '../domain/parse-json.ts'
import { excerpt, type Refusal, refusal } from '../domain/refusal.ts'

/** The limits of a response: time (ms) and size (bytes). */
export const vendorLimits: PostLimits = { total: 60_000, connect: 10_000, rest: 60_000, read: 3_000_000, kept: 0 }

/** A failed call. A final failure is not retried; `seconds` is the wait that the other side asks for. */
export class VendorCallFailed extends Error {
  readonly refusal: Refusal
  readonly isFinal: boolean
  readonly seconds: number | null

  constructor(
    reason: Refusal,
    { isFinal = false, seconds = null }: { isFinal?: boolean; seconds?: number | null } = {},
  ) {
    super(reason.code)
    this.refusal = reason
    this.isFinal = isFinal
    this.seconds = seconds
  }
}

/** Whether a call failed because its response is larger than this server reads, as of a side that ignores `limit`. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof VendorCallFailed && error.refusal.code === 'pull-too-large'
}

/** Thrown because this process stops. */
export class Stopped extends Error {}

export type Answer = Record<string, unknown>
export type Vendor = ReturnType<typeof createVendor>

/** Calls the other side's `/api/v1` for one project. */
export function createVendor(post: Post, clock: () => number, to: { url: string; outside: number; key: string }) {
  return { call }

  /** Calls a method and returns its successful response. Throws `VendorCallFailed` or `Stopped`. */
  async function call(path: string, body?: object, query: Record<string, string> = {}): Promise<Answer> {
    const asked = new URLSearchParams({ project: String(to.outside), ...query })
    const posted = await post(
      {
        method: body ? 'POST' : 'GET',
        url: `${baseOf(to.url)}/api/v1/${path}?${asked}`,
        headers: { 'api-key': to.key, 'content-type': 'application/json', 'user-agent': 'Zayavka/1.0' },
        body: body ? JSON.stringify(body) : null,
      },
      clock,
    )
    if (posted.outcome === 'ended') throw new Stopped()
    const { status, answer, error, retryAfter: seconds } = posted
    if (status === null) throw new VendorCallFailed(refusal('pull-away', { reason: excerpt(error ?? 'no answer') }))
    if (Buffer.byteLength(answer) >= vendorLimits.read) throw new VendorCallFailed(refusal('pull-too-large', {}))
    const said = parseJsonObject(answer.replace(/^\ufeff/, ''))
    const code = said?.status === 'error' ? excerpt(said.error) : undefined
    if (status === 429 || code === 'request_limit_error')
      throw new VendorCallFailed(refusal('pull-limited', { seconds: seconds ?? defaultPause }), {
        seconds: seconds ?? defaultPause,
      })
    if (code !== undefined) throw failureOf(code, excerpt(said?.description ?? code))
    if (status === 401 || status === 403)
      throw new VendorCallFailed(refusal('pull-denied', { said: String(status) }), { isFinal: true })
    if (status >= 500) throw new VendorCallFailed(refusal('pull-away', { reason: `HTTP ${status}` }))
    if (!said || status !== 200) throw new VendorCallFailed(refusal('pull-not-api', {}))
    return said
  }
}

/** Sends each request after a pause as long as the response before it took, so that the other side is busy for us at most half of the time. */
export function paced(post: Post, pause: (ms: number) => Promise<void>): Post {
  let took = 0
  return async (...request) => {
    await pause(took)
    const posted = await post(...request)
    took = posted.ms
    return posted
  }
}

/** The pause (seconds) after too many requests, if the response does not name one. */
const defaultPause = 30

function failureOf(code: string, said: string): VendorCallFailed {
  if (code === 'authentication_failed' || code === 'access_denied')
    return new VendorCallFailed(refusal('pull-denied', { said }), { isFinal: true })
  if (code === 'incorrect_request' || code === 'resource_not_found')
    return new VendorCallFailed(refusal('pull-refused', { said }), { isFinal: true })
  return new VendorCallFailed(refusal('pull-away', { reason: said }))
}

/** The base URL, without a query or an `/api/v1` that people copy along with it. */
function baseOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname.replace(/\/api\/v1\/?$/, '').replace(/\/$/, '')
}
