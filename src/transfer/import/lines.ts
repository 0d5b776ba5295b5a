import { createReadStream } from 'node:fs'
import iconv from 'iconv-lite'
import { type Encoding, importLimits } from '../../domain/import.ts'

/** A line of a file with its bytes. The text of a line that is too long is undefined; only its beginning is kept in `begins`. */
export type FileLine = { line: number; bytes: Uint8Array; text: string | undefined; begins: string; length: number }

/** The bytes that are kept of a line that is too long. */
const kept = 1_000

/** The size of a read, in bytes. */
const chunkSize = 2 ** 18

/**
 * Reads the lines of a text file in batches. A line over the limit (`importLimits.line`) is skipped in constant memory. UTF-16 is transcoded, so
 * the bytes of its lines are UTF-8.
 */
export async function* readLines(
  path: string,
  encoding: Encoding,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<FileLine[]> {
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be'
  const decode = isWide ? decoders['utf-8'] : decoders[encoding]
  const splitter = lineSplitter(decode)
  for await (const chunk of isWide ? transcoded(path, encoding, limit) : bytesOf(path, limit)) {
    const lines = splitter.push(chunk)
    if (lines.length > 0) yield lines
  }
  yield splitter.end()
}

function bytesOf(path: string, limit: number): AsyncIterable<Buffer> {
  return createReadStream(path, {
    highWaterMark: chunkSize,
    ...(limit < Number.POSITIVE_INFINITY && { end: limit - 1 }),
  })
}

async function* transcoded(path: string, encoding: Encoding, limit: number): AsyncGenerator<Buffer> {
  const decoder = iconv.getDecoder(encoding)
  for await (const chunk of bytesOf(path, limit)) yield Buffer.from(decoder.write(chunk), 'utf8')
  yield Buffer.from(decoder.end() ?? '', 'utf8')
}

const native = (name: BufferEncoding) => (bytes: Buffer) => bytes.toString(name)
const foreign = (name: string) => (bytes: Buffer) => iconv.decode(bytes, name)
const decoders: Record<Encoding, (bytes: Buffer) => string> = {
  'utf-8': native('utf8'),
  'utf-16le': native('utf8'),
  'utf-16be': native('utf8'),
  'windows-1251': foreign('windows-1251'),
  'koi8-r': foreign('koi8-r'),
  cp866: foreign('cp866'),
  maccyrillic: foreign('maccyrillic'),
  'windows-1252': foreign('windows-1252'),
  'iso-8859-5': foreign('iso-8859-5'),
}

const [lf, cr] = [0x0a, 0x0d]

/** Splits bytes into lines that end with LF, or with CR if the first chunk has CR but no LF. */
function lineSplitter(decode: (bytes: Buffer) => string) {
  let rest: Buffer = Buffer.alloc(0)
  let passedOver = 0
  let beginning: Buffer | undefined
  let line = 0
  let ending: number | undefined
  return { push, end }

  function push(chunk: Buffer): FileLine[] {
    ending ??= chunk.includes(lf) || !chunk.includes(cr) ? lf : cr
    const lines: FileLine[] = []
    let at = 0
    for (let end = chunk.indexOf(ending, at); end >= 0; end = chunk.indexOf(ending, at)) {
      lines.push(toLine(chunk.subarray(at, end + 1)))
      at = end + 1
    }
    keep(chunk.subarray(at))
    return lines
  }

  function keep(part: Buffer): void {
    if (passedOver === 0 && rest.length + part.length <= importLimits.line)
      rest = rest.length > 0 ? Buffer.concat([rest, part]) : Buffer.from(part)
    else {
      beginning ??= beginningOf(part)
      passedOver += rest.length + part.length
      rest = Buffer.alloc(0)
    }
  }

  function beginningOf(part: Buffer): Buffer {
    return Buffer.concat([rest, part.subarray(0, kept)]).subarray(0, kept)
  }

  function toLine(part: Buffer): FileLine {
    const length = passedOver + rest.length + part.length
    const isTooLong = length > importLimits.line
    const begins = isTooLong ? decode(beginning ?? beginningOf(part)).replace(/\ufffd$/, '') : ''
    const bytes = rest.length > 0 ? Buffer.concat([rest, part]) : part
    rest = Buffer.alloc(0)
    passedOver = 0
    beginning = undefined
    const isFirst = line++ === 0
    if (isTooLong)
      return { line, bytes: new Uint8Array(), text: undefined, begins: withoutMark(begins, isFirst), length }
    return { line, bytes, text: withoutMark(decode(bytes), isFirst), begins, length }
  }

  function end(): FileLine[] {
    return rest.length + passedOver > 0 ? [toLine(Buffer.alloc(0))] : []
  }
}

function withoutMark(text: string, isFirst: boolean): string {
  return isFirst && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}
