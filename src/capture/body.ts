import { bodyLimits } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'

/** The body itself, unless it is too large for its kind. */
export function checkSize(type: string | undefined, body: Buffer): Buffer {
  const limit = /^\s*multipart\//i.test(type ?? '') ? bodyLimits.multipart : bodyLimits.plain
  if (body.length > limit) throw refusal('body-too-large', { limit })
  return body
}
