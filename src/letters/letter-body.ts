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

/** The short form: the fields in at most half of the room, and the beginning of the raw letter in the rest. */
function writeShort({ fields, raw }: Content): LetterBody {
  const kept = { fields: fitting(fields, storedBody / 2), files: [] }
  const { length } = write({ ...kept, raw: new Uint8Array() }).body
  return write({ ...kept, raw: raw.subarray(0, Math.max(storedBody - length, 0)) })
}

/** The maximum bytes of a part besides its name and its value. */
const overhead = 200

/** The first fields that fit into `room` bytes; the last one may be cut. */
function fitting(fields: readonly FieldText[], room: number): FieldText[] {
  let left = room
  return fields.flatMap(([name, value]): FieldText[] => {
    const text = beginningOf(value, left - overhead - 3 * name.length)
    left -= overhead + 3 * name.length + Buffer.byteLength(text)
    return text === '' ? [] : [[name, text]]
  })
}

/** The beginning of a text that fits into a number of bytes, without a partial character. */
function beginningOf(text: string, bytes: number): string {
  return bytes <= 0 ? '' : new TextDecoder().decode(Buffer.from(text).subarray(0, bytes), { stream: true })
}
