import { refusal } from '../domain/refusal.ts'

/** The largest body, in bytes: a form with files in it may have more. */
export const bodyLimits = { plain: 1_048_576, multipart: 12 * 1_048_576 }

/** The body itself, unless it is too large for its kind. */
export function checkSize(type: string | undefined, body: Buffer): Buffer {
  const limit = /^\s*multipart\//i.test(type ?? '') ? bodyLimits.multipart : bodyLimits.plain
  if (body.length > limit) throw refusal('body-too-large', { limit })
  return body
}
