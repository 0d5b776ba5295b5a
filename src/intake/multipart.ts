import type { PartEncoding } from '../domain/receipt.ts'
import { Unreadable } from './given.ts'

/** One part of a multipart body. `file` is the name of the file that it is; undefined for a field. */
export type Part = {
  name: Uint8Array
  file: Uint8Array | undefined
  type: string
  charset: string | undefined
  bytes: Uint8Array
  /** The same as they lie in the body. */
  raw: Uint8Array
  encoding: PartEncoding | null
}

/** How many parts there may be, and how many bytes the head of one may have. */
const limits = { parts: 1_000, head: 16_384 }

/**
 * The parts of a multipart body that are whole. The bytes are all here, so they are read where they lie: names stand in any charset, lines
 * may end without a carriage return, the boundary may be missing in the content type. What is broken off is left out; throws
 * `Unreadable` where nothing is whole.
 */
export function partsOf(body: Uint8Array, type: string): Part[] {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const mark = boundaryOf(bytes, type)
  if (!mark) throw new Unreadable('multipart without a boundary')
  const parts = [...slices(bytes, mark)].flatMap((slice) => partOf(slice) ?? [])
  if (parts.length === 0) throw new Unreadable('multipart without a whole part')
  if (parts.length > limits.parts) throw new Unreadable(`over ${limits.parts} parts`)
  return parts
}

/** Whether a body looks like multipart, whatever its content type says. */
export function isMultipart(body: Uint8Array, type: string): boolean {
  if (/^\s*multipart\//i.test(type)) return true
  const start = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 1_000)).toString('latin1')
  return /^\s*--[^\r\n]{1,200}\r?\ncontent-(disposition|type):/i.test(start)
}

/** The line that parts begin with: as the content type says, unless the body knows nothing of it. */
function boundaryOf(bytes: Buffer, type: string): Buffer | undefined {
  const [, quoted, plain] = /boundary=(?:"([^"]{1,200})"|([^\s;,]{1,200}))/i.exec(type) ?? []
  const told = quoted ?? plain
  if (told !== undefined && bytes.includes(`--${told}`, 0, 'latin1')) return Buffer.from(`--${told}`, 'latin1')
  const [, line] = /^\s*(--[^\r\n]{1,200}?)(?:--)?[ \t]*\r?\n/.exec(bytes.subarray(0, 1_000).toString('latin1')) ?? []
  return line === undefined ? undefined : Buffer.from(line, 'latin1')
}

/** What stands between one boundary line and the next; what follows the last line is not whole. */
function* slices(bytes: Buffer, mark: Buffer): Generator<Buffer> {
  let begin: number | undefined
  for (let at = nextMark(bytes, mark, 0); at >= 0; at = nextMark(bytes, mark, at + mark.length)) {
    if (begin !== undefined) yield bytes.subarray(begin, endOf(bytes, at))
    const after = at + mark.length
    if (bytes.subarray(after, after + 2).toString('latin1') === '--') return
    begin = after
  }
}

/** A boundary stands at the beginning of a line, and nothing else is in its line. */
function nextMark(bytes: Buffer, mark: Buffer, from: number): number {
  for (let at = bytes.indexOf(mark, from); at >= 0; at = bytes.indexOf(mark, at + 1)) {
    const after = bytes.subarray(at + mark.length, at + mark.length + 2).toString('latin1')
    if ((at === 0 || bytes[at - 1] === 10) && (after === '' || /^(--|[ \t]*[\r\n])/.test(after))) return at
  }
  return -1
}

function endOf(bytes: Buffer, at: number): number {
  return bytes[at - 2] === 13 ? at - 2 : at - 1
}

function partOf(slice: Buffer): Part | undefined {
  const start = slice.indexOf('\n') + 1 // the rest of the boundary line
  const blank = /\r?\n\r?\n/.exec(slice.subarray(start - 1, start + limits.head).toString('latin1'))
  if (!blank) return
  const head = slice.subarray(start, start - 1 + blank.index + 1).toString('latin1')
  const bytes = slice.subarray(start - 1 + blank.index + blank[0].length)
  const disposition = headerOf(head, 'content-disposition')
  const name = parameterOf(disposition, 'name')
  if (name === undefined) return
  const type = headerOf(head, 'content-type')
  const encoding = encodingOf(headerOf(head, 'content-transfer-encoding'))
  return {
    name,
    file: parameterOf(disposition, 'filename'),
    type: /^[^;]*/.exec(type)?.[0].trim().toLowerCase() ?? '',
    charset: /charset="?([^\s";]+)/i.exec(type)?.[1],
    bytes: decoded(bytes, encoding),
    raw: bytes,
    encoding,
  }
}

/** A header of a part; one may go on in the next line. */
function headerOf(head: string, name: string): string {
  return new RegExp(`(?:^|\\n)${name}[ \\t]*:([^\\n]*(?:\\n[ \\t][^\\n]*)*)`, 'i').exec(head)?.[1]?.trim() ?? ''
}

/** `name="a"`, `name=a`, or `name*=utf-8''%D0%90`, as bytes. Browsers write `"` as `%22` or `\"`. */
function parameterOf(disposition: string, name: string): Uint8Array | undefined {
  const [, extended] = new RegExp(`;\\s*${name}\\*=[\\w-]*'[^']*'([^\\s;]+)`, 'i').exec(disposition) ?? []
  if (extended !== undefined) return unescaped(extended)
  const [, quoted, plain] =
    new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\[^])*)"|([^\\s;]*))`, 'i').exec(disposition) ?? []
  const found = quoted?.replace(/\\(["\\])/g, '$1').replaceAll('%22', '"') ?? plain
  return found === undefined ? undefined : Buffer.from(found, 'latin1')
}

function encodingOf(told: string): PartEncoding | null {
  const name = told.toLowerCase()
  return name === 'base64' || name === 'quoted-printable' ? name : null
}

/** The bytes of a part as its sender had them. */
export function decoded(raw: Uint8Array, encoding: PartEncoding | null): Uint8Array {
  if (encoding === null) return raw
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  if (encoding === 'base64') return Buffer.from(bytes.toString('latin1'), 'base64')
  return unescaped(bytes.toString('latin1').replace(/=\r?\n/g, ''), '=')
}

/** Bytes of a text in which `%D0` (or `=D0`) stands for one. */
export function unescaped(text: string, sign: '%' | '=' = '%'): Uint8Array {
  const bytes = Buffer.from(text, 'latin1')
  const mark = sign.charCodeAt(0)
  let [from, to] = [bytes.indexOf(mark), 0]
  if (from < 0) return bytes
  for (to = from; from < bytes.length; from++, to++) {
    const [high, low] = bytes[from] === mark ? [digitOf(bytes[from + 1]), digitOf(bytes[from + 2])] : [-1, -1]
    const isEscaped = high >= 0 && low >= 0
    bytes[to] = isEscaped ? high * 16 + low : (bytes[from] as number)
    if (isEscaped) from += 2
  }
  return bytes.subarray(0, to)
}

/** The value of a hexadecimal digit, given as the byte of its letter; −1 for what is none. */
function digitOf(byte = 0): number {
  if (byte >= 48 && byte <= 57) return byte - 48
  const small = byte | 32
  return small >= 97 && small <= 102 ? small - 87 : -1
}
