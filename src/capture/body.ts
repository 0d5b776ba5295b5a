import { bodyLimits } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'

/** The body itself, unless it is too large for its kind. */
export function checkSize(type: string | undefined, body: Buffer): Buffer {
  const limit = longestOf(type)
  if (body.length > limit) throw refusal('body-too-large', { limit })
  return body
}

/** How long a body of a content type may be, in bytes. */
export function longestOf(type: string | undefined): number {
  return /^\s*multipart\//i.test(type ?? '') ? bodyLimits.multipart : bodyLimits.plain
}
