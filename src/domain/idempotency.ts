import { refusal } from './refusal.ts'

/** An `Idempotency-Key` and the hash of the body that came with it. */
export type IdempotencyKey = { key: string; bodyHash: string }

/** A create that happened under a key: the body's hash and the lead it made. */
export type EarlierCreate = { bodyHash: string; lead: number }

/** A request of our own API under an `Idempotency-Key` of a key of ours; `hash` is of all that it asks. */
export type IdempotentRequest = { project: number; keyId: number; key: string; hash: string }

/** An earlier request under the same key: what was said to it, once something was. */
export type ProcessedRequest = {
  hash: string
  response: { status: number; headers: Record<string, string>; answer: string | null } | undefined
}

/** The lead that a key made before, if the body is the same; refuses another body. */
export function sameLead(earlier: EarlierCreate, idempotency: IdempotencyKey): number {
  if (earlier.bodyHash !== idempotency.bodyHash) throw refusal('other-body', {}, 'Idempotency-Key')
  return earlier.lead
}
