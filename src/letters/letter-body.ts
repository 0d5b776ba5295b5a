import { letterMarks } from '../domain/receipt.ts'
import { type FieldText, writeMultipart } from '../intake/write-multipart.ts'
import type { Letter } from './letter.ts'

type File = { name: string; type: string; bytes: Uint8Array }
type Content = { fields: readonly FieldText[]; files: readonly File[]; raw: Uint8Array }

/** A letter in the form of its receipt: its fields, the raw letter as a file, and the attachments. */
export function writeLetter({ fields, files, raw }: Content): Pick<Letter, 'type' | 'body'> {
  const original = { field: letterMarks.whole, name: 'letter.eml', type: 'message/rfc822', bytes: raw }
  return writeMultipart(fields, [original, ...files.map((each) => ({ field: 'file', ...each }))])
}
