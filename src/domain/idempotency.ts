import { refusal } from './refusal.ts'

/** An `Idempotency-Key` and the hash of its request body. */
export type IdempotencyKey = { key: string; bodyHash: string }

/** An earlier create under the same key: the hash of its body and the lead it made. */
export type EarlierCreate = { bodyHash: string; lead: number }

/** A request of `/api/v2` with an `Idempotency-Key`. `hash` covers the whole request. */
export type IdempotentRequest = { project: number; keyId: number; key: string; hash: string }

/** An earlier request under the same key. Its response is there once it was sent. */
export type ProcessedRequest = {
  hash: string
  response: { status: number; headers: Record<string, string>; answer: string | null } | undefined
}

/** The lead that was created under the key; refuses a different body. */
export function sameLead(earlier: EarlierCreate, idempotency: IdempotencyKey): number {
  if (earlier.bodyHash !== idempotency.bodyHash) throw refusal('other-body', {}, 'Idempotency-Key')
  return earlier.lead
}
