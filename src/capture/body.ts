import { bodyLimits } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'

/** Returns the body, or refuses one that is too large for its content type. */
export function checkSize(type: string | undefined, body: Buffer): Buffer {
  const limit = bodyLimitOf(type)
  if (body.length > limit) throw refusal('body-too-large', { limit })
  return body
}

/** The size limit of a content type, in bytes. */
export function bodyLimitOf(type: string | undefined): number {
  return /^\s*multipart\//i.test(type ?? '') ? bodyLimits.multipart : bodyLimits.plain
}
