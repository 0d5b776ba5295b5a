import { bodyLimits } from '../domain/receipt.ts'

/** The content type of forms with files. */
export const multipartType = /^\s*multipart\//i

/** The size limit of a content type, in bytes. */
export function bodyLimitOf(type: string | undefined): number {
  return multipartType.test(type ?? '') ? bodyLimits.multipart : bodyLimits.plain
}
