import { letterMarks, storedBody } from '../domain/receipt.ts'
import { type FieldText, writeMultipart } from '../intake/write-multipart.ts'
import type { Letter, LetterBody } from './letter.ts'

type File = { name: string; type: string; bytes: Uint8Array }
type Content = { fields: readonly FieldText[]; files: readonly File[]; raw: Uint8Array }

/** A letter in the form of its receipt: its fields, the raw letter as a file, and the attachments. */
export function writeLetter(content: Content): Pick<Letter, 'type' | 'body' | 'short'> {
  const whole = write(content)
  return { ...whole, short: whole.body.length > storedBody ? writeShort(content) : null }
}

function write({ fields, files, raw }: Content): LetterBody {
  const original = { field: letterMarks.whole, name: 'letter.eml', type: 'message/rfc822', bytes: raw }
  return writeMultipart(fields, [original, ...files.map((each) => ({ field: 'file', ...each }))])
}

/** Half of the room is for the fields, and what they leave of it for the beginning of the raw letter. */
function writeShort({ fields, raw }: Content): LetterBody {
  const kept = { fields: fitting(fields, storedBody / 2), files: [] }
  const { length } = write({ ...kept, raw: new Uint8Array() }).body
  return write({ ...kept, raw: raw.subarray(0, Math.max(storedBody - length, 0)) })
}

/** The bytes of a part beside its name and its value, at most. */
const overhead = 200

/** The first fields that fit into so many bytes; of the last one the beginning. */
function fitting(fields: readonly FieldText[], room: number): FieldText[] {
  let left = room
  return fields.flatMap(([name, value]): FieldText[] => {
    const text = beginningOf(value, left - overhead - 3 * name.length)
    left -= overhead + 3 * name.length + Buffer.byteLength(text)
    return text === '' ? [] : [[name, text]]
  })
}

/** As much of a text as fits into so many bytes, without half a sign. */
function beginningOf(text: string, bytes: number): string {
  return bytes <= 0 ? '' : new TextDecoder().decode(Buffer.from(text).subarray(0, bytes), { stream: true })
}
