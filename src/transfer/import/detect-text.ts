import { isAscii, isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { likeliestCyrillic, sampleSize } from '../../domain/charset.ts'
import { type Encoding, type ParseOptions, type quotes, separators } from '../../domain/import.ts'
import { cellSplitter } from './cells.ts'

/** The beginning of a file, whether the whole file is valid UTF-8, and a sample of lines that are not ASCII (`foreign`). */
export type Looked = { head: Buffer; isUtf8: boolean; foreign: Buffer }

const [headSize, chunkSize] = [262_144, 2 ** 20]

/** Scans the whole file, since only its last byte may be invalid UTF-8. */
export async function scanText(path: string): Promise<Looked> {
  let head: Buffer = Buffer.alloc(0)
  let foreign: Buffer = Buffer.alloc(0)
  let rest: Buffer = Buffer.alloc(0)
  let isValid = true
  for await (const chunk of createReadStream(path, { highWaterMark: chunkSize }) as AsyncIterable<Buffer>) {
    if (head.length < headSize) head = Buffer.concat([head, chunk.subarray(0, headSize - head.length)])
    if (foreign.length < sampleSize && !isAscii(chunk)) foreign = Buffer.concat([foreign, foreignLines(chunk)])
    if (!isValid) continue
    const all = Buffer.concat([rest, chunk])
    const end = wholeCharacters(all)
    rest = Buffer.from(all.subarray(end))
    isValid = isUtf8(all.subarray(0, end)) && rest.length < 4
  }
  return { head, isUtf8: isValid && isUtf8(rest), foreign: foreign.subarray(0, sampleSize) }
}

/** The end of the last complete UTF-8 character. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return bytes.length
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function foreignLines(chunk: Buffer): Buffer {
  const parts: Buffer[] = []
  let size = 0
  for (let at = 0; at < chunk.length && size < sampleSize; ) {
    const found = chunk.indexOf(10, at)
    const end = found < 0 ? chunk.length : found + 1
    const line = chunk.subarray(at, Math.min(end, at + 2_000))
    if (!isAscii(line)) {
      parts.push(line)
      size += line.length
    }
    at = end
  }
  return Buffer.concat(parts)
}

/** Detects the encoding of a text by its byte order mark, by zero bytes, by valid UTF-8, or else by the most plausible text. */
export function encodingOf({ head, isUtf8: isValid, foreign }: Looked): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const wide = zeroBytes(head)
  if (wide) return wide
  if (isValid) return 'utf-8'
  const raw = foreign.toString('latin1')
  if (/[a-z][\x80-\xff]|[\x80-\xff][a-z]/i.test(raw) && !/[\x80-\xff]{3}/.test(raw)) return 'windows-1252'
  return likeliestCyrillic(foreign, ['windows-1251', 'koi8-r', 'cp866', 'maccyrillic', 'iso-8859-5'])
}

/** Detects UTF-16 without a byte order mark: every second byte of its ASCII characters is zero. */
function zeroBytes(head: Buffer): Encoding | undefined {
  const counts = [0, 0]
  for (const [index, byte] of head.subarray(0, 4_000).entries())
    if (byte === 0) counts[index % 2] = (counts[index % 2] as number) + 1
  const [even = 0, odd = 0] = counts
  const enough = Math.min(head.length, 4_000) / 20
  if (odd > enough && even < odd / 10) return 'utf-16le'
  return even > enough && odd < even / 10 ? 'utf-16be' : undefined
}

/** Chooses the separator and the quote by which most lines have the same number of cells; `marked` is the separator that the file declares. */
export function separationOf(
  lines: readonly string[],
  marked: ParseOptions['separator'] = null,
): Pick<ParseOptions, 'separator' | 'quote'> {
  const scored = (marked ? [marked] : separators).map((separator) => {
    const quote = quoteOf(lines, separator)
    return { separator, quote, score: evenness(lines, separator, quote) }
  })
  const { separator, quote } = scored.reduce((best, each) => (each.score > best.score ? each : best))
  return { separator, quote }
}

/**
 * The quote around cells. An apostrophe at the beginning of a cell may also protect it from being read as a formula, as in our exports. So it
 * counts as the quote only if each cell that begins with one also ends with one.
 */
function quoteOf(lines: readonly string[], separator: string): (typeof quotes)[number] {
  if (lines.some((line) => line.startsWith('"') || line.includes(`${separator}"`))) return '"'
  let closed = 0
  for (const line of lines) {
    const found = apostrophed(line, separator)
    if (found === undefined) return '"'
    closed += found
  }
  return closed > 0 ? "'" : '"'
}

/** Counts the cells of a line in apostrophes; undefined if a cell begins with an apostrophe but does not end with one. */
function apostrophed(line: string, separator: string): number | undefined {
  let count = 0
  for (let at = 0; at < line.length; ) {
    let end = at
    if (line[at] === "'") {
      const closing = closingAt(line, at + 1, separator)
      if (closing === undefined) return
      count++
      end = closing
    }
    const next = line.indexOf(separator, end)
    if (next < 0) break
    at = next + 1
  }
  return count
}

/** Finds the closing apostrophe of a cell, which the separator or the end of the line follows. A doubled apostrophe is an escaped one. */
function closingAt(line: string, from: number, separator: string): number | undefined {
  for (let at = line.indexOf("'", from); at >= 0; at = line.indexOf("'", at + 1)) {
    if (line[at + 1] === "'") at++
    else if (at + 1 === line.length || line[at + 1] === separator) return at
  }
  return
}

/** Scores a separator: first by the number of lines with the most common number of cells, then by that number of cells. */
function evenness(lines: readonly string[], separator: string, quote: string): number {
  const splitter = cellSplitter(separator, quote)
  const counts = new Map<number, number>()
  for (const line of lines) {
    const count = splitter.feed(line)?.length ?? 0
    if (count > 1) counts.set(count, (counts.get(count) ?? 0) + 1)
  }
  let best = 0
  for (const [count, times] of counts) best = Math.max(best, times * 1_000 + Math.min(count, 999))
  return best
}
