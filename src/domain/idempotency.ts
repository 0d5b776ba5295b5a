import { refusal } from './refusal.ts'

/** A request with an `Idempotency-Key`. Keys are separate for each `caller`; `hash` covers the whole request. */
export type IdempotentRequest = { project: number; caller: number; key: string; hash: string }

/** The caller of every request of `/api/v1`, where all API keys of a project share their idempotency keys. */
export const anyCaller = 0

/** Refuses a header `Idempotency-Key` that is not one value of 1 to 255 visible ASCII characters. */
export function checkIdempotencyKey(given: string | string[]): string {
  if (typeof given !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(given))
    throw refusal('bad-idempotency-key', {}, 'Idempotency-Key')
  return given
}

/** What is stored of a response, so that it can be replayed. */
export type StoredResponse = { status: number; headers: Record<string, string>; answer: string | null }

/** An earlier request under the same key. `response` is undefined until the request has been answered. */
export type ProcessedRequest = { hash: string; response: StoredResponse | undefined }

/** The stored status of a request whose response was about a lead that was purged since; its `answer` is the id of the lead. */
export const purgedStatus = 404

/** The response to replay. Refuses another request under the same key, one that still runs, and one about a lead that was purged since. */
export function earlierResponse(earlier: ProcessedRequest, request: IdempotentRequest): StoredResponse {
  if (earlier.hash !== request.hash) throw refusal('other-body', {}, 'Idempotency-Key')
  if (!earlier.response) throw refusal('request-in-progress', { seconds: 1 }, 'Idempotency-Key')
  const { status, answer } = earlier.response
  if (status === purgedStatus) throw refusal('no-such-lead', { id: String(answer) })
  return earlier.response
}
