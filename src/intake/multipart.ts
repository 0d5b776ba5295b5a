import { boundaryIn, maxBoundary } from '../domain/boundary.ts'
import type { PartEncoding } from '../domain/receipt.ts'
import { charsetOf } from './charset.ts'
import { Unreadable } from './input.ts'
import { headersOf, parametersOf } from './part-headers.ts'
import { percentDecode } from './percent-decode.ts'

/** A part of a multipart body. `file` is its file name; undefined for a field. */
export type Part = {
  name: Uint8Array
  file: Uint8Array | undefined
  type: string
  charset: string | undefined
  /** Decoded on first access. */
  readonly bytes: Uint8Array
  /** The encoded bytes in the body. */
  raw: Uint8Array
  encoding: PartEncoding | null
}

/**
 * The limits on parts, on lines that look like a boundary, on bytes in the head of a part, and on bytes in quoted-printable of all parts together.
 * No client sends that much quoted-printable, and decoding it byte by byte is slow; further parts stay encoded.
 */
const limits = { parts: 1_000, marks: 10_000, head: 16_384, quotedPrintable: 1_048_576 }

/**
 * Parses the complete parts of a multipart body in memory. It accepts names in any charset, line feeds without a
 * carriage return, and a missing boundary in the content type. Truncated parts are dropped. Throws `Unreadable` when no
 * part is complete, and when there are too many.
 */
export function partsOf(body: Uint8Array, type: string): Part[] {
  const parts = [...eachPart(body, type)]
  if (parts.length === 0) throw new Unreadable('multipart without a whole part')
  return parts
}

/** Like `partsOf`, as a generator for callers that may stop early. */
export function* eachPart(body: Uint8Array, type: string): Generator<Part> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const mark = boundaryOf(bytes, type)
  if (!mark) throw new Unreadable('multipart without a boundary')
  let count = 0
  const left = { quotedPrintable: limits.quotedPrintable }
  for (const slice of slices(bytes, mark)) {
    if (++count > limits.parts) throw new Unreadable(`over ${limits.parts} parts`)
    const part = partOf(slice, left)
    if (part) yield part
  }
}

/** Whether a body looks like multipart, regardless of its content type. */
export function isMultipart(body: Uint8Array, type: string): boolean {
  if (/^\s*multipart\//i.test(type)) return true
  const start = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 1_000)).toString('latin1')
  const [first = '', second = ''] = start.trimStart().split(/\r?\n/, 2)
  return first.length > 2 && first.startsWith('--') && /^content-(disposition|type):/i.test(second)
}

/** The boundary: that of the content type, unless the body does not contain it. */
function boundaryOf(bytes: Buffer, type: string): Buffer | undefined {
  const declared = boundaryIn(type)
  if (declared !== undefined && bytes.includes(`--${declared}`, 0, 'latin1'))
    return Buffer.from(`--${declared}`, 'latin1')
  const [line = '', ...others] = bytes.subarray(0, 1_000).toString('latin1').trimStart().split(/\r?\n/, 2)
  if (others.length === 0 || !line.startsWith('--')) return
  const mark = line.trimEnd().replace(/--$/, '')
  return mark.length > 2 && mark.length <= 2 + maxBoundary ? Buffer.from(mark, 'latin1') : undefined
}

/** The bytes between consecutive boundary lines; those after the last line are incomplete. */
function* slices(bytes: Buffer, mark: Buffer): Generator<Buffer> {
  let begin: number | undefined
  for (const at of boundariesIn(bytes, mark)) {
    if (begin !== undefined) yield bytes.subarray(begin, endOf(bytes, at))
    const after = at + mark.length
    if (bytes.subarray(after, after + 2).toString('latin1') === '--') return
    begin = after
  }
}

/** A boundary starts a line and is alone in it. */
function* boundariesIn(bytes: Buffer, mark: Buffer): Generator<number> {
  const line = Buffer.concat([Buffer.from('\n'), mark])
  const isFirst = bytes.subarray(0, mark.length).equals(mark)
  let count = 0
  for (let at = isFirst ? 0 : bytes.indexOf(line) + 1; at > 0 || (isFirst && count === 0); ) {
    if (++count > limits.marks) throw new Unreadable(`over ${limits.parts} parts`)
    const after = bytes.subarray(at + mark.length, at + mark.length + 2).toString('latin1')
    if (after === '' || /^(--|[ \t]*[\r\n])/.test(after)) yield at
    at = bytes.indexOf(line, at + mark.length) + 1
  }
}

function endOf(bytes: Buffer, at: number): number {
  return bytes[at - 2] === 13 ? at - 2 : at - 1
}

function partOf(slice: Buffer, left: { quotedPrintable: number }): Part | undefined {
  const start = slice.indexOf('\n') + 1 // the rest of the boundary line
  const blank = /\r?\n\r?\n/.exec(slice.subarray(start - 1, start + limits.head).toString('latin1'))
  if (!blank) return
  const headers = headersOf(slice.subarray(start, start - 1 + blank.index + 1).toString('latin1'))
  const raw = slice.subarray(start - 1 + blank.index + blank[0].length)
  const parameters = parametersOf(headers.get('content-disposition') ?? '')
  const name = parameters.get('name')
  if (name === undefined) return
  const type = headers.get('content-type') ?? ''
  const declared = encodingOf(headers.get('content-transfer-encoding') ?? '')
  const isOver = declared === 'quoted-printable' && raw.length > left.quotedPrintable
  if (declared === 'quoted-printable' && !isOver) left.quotedPrintable -= raw.length
  const encoding = isOver ? null : declared
  let bytes: Uint8Array | undefined
  return {
    name,
    file: parameters.get('filename'),
    type: type.split(';', 1)[0]?.trim().toLowerCase() ?? '',
    charset: charsetOf(type),
    get bytes() {
      bytes ??= decoded(raw, encoding)
      return bytes
    },
    raw,
    encoding,
  }
}

function encodingOf(header: string): PartEncoding | null {
  const name = header.trim().toLowerCase()
  return name === 'base64' || name === 'quoted-printable' ? name : null
}

/** Decodes the bytes of a part. */
export function decoded(raw: Uint8Array, encoding: PartEncoding | null): Uint8Array {
  if (encoding === null) return raw
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  if (encoding === 'base64') return Buffer.from(bytes.toString('latin1'), 'base64')
  if (bytes.length > limits.quotedPrintable) return raw
  return percentDecode(bytes.toString('latin1').replace(/=\r?\n/g, ''), '=')
}
