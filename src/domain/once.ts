import { refusal } from './refusal.ts'

/** An `Idempotency-Key` and the hash of the body that came with it. */
export type Once = { key: string; bodyHash: string }

/** A create that happened under a key: the body's hash and the lead it made. */
export type Earlier = { bodyHash: string; lead: number }

/** A request of our own API under an `Idempotency-Key` of a key of ours; `hash` is of all that it asks. */
export type OnceRequest = { project: number; keyId: number; key: string; hash: string }

/** An earlier request under the same key: what was said to it, once something was. */
export type Answered = {
  hash: string
  said: { status: number; headers: Record<string, string>; answer: string | null } | undefined
}

/** The lead that a key made before, if the body is the same; refuses another body. */
export function sameLead(earlier: Earlier, once: Once): number {
  if (earlier.bodyHash !== once.bodyHash) throw refusal('other-body', {}, 'Idempotency-Key')
  return earlier.lead
}
