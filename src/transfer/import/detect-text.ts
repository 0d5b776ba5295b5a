import { isAscii, isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { likeliestCyrillic, sampleSize } from '../../domain/charset.ts'
import { type Encoding, quotes, type Reading, separators } from '../../domain/import.ts'
import { cellSplitter } from './cells.ts'

/** The beginning of a file, and whether all of it is UTF-8; `foreign` are lines that are not ASCII. */
export type Looked = { head: Buffer; isUtf8: boolean; foreign: Buffer }

const [headSize, chunkSize] = [262_144, 2 ** 20]

/** Looks through the whole file: its last byte may be the first that is no UTF-8. */
export async function lookThrough(path: string): Promise<Looked> {
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

/** Where the last character that is whole ends. */
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

/** The encoding of a text: its mark, zero bytes, strict UTF-8, else the likeliest one. */
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

/** UTF-16 without a mark has a zero in every second place of its ASCII characters. */
function zeroBytes(head: Buffer): Encoding | undefined {
  const counts = [0, 0]
  for (const [index, byte] of head.subarray(0, 4_000).entries())
    if (byte === 0) counts[index % 2] = (counts[index % 2] as number) + 1
  const [even = 0, odd = 0] = counts
  const enough = Math.min(head.length, 4_000) / 20
  if (odd > enough && even < odd / 10) return 'utf-16le'
  return even > enough && odd < even / 10 ? 'utf-16be' : undefined
}

/** The separator and the quote by which the lines of a text fall into the same number of cells. */
export function separationOf(lines: readonly string[]): Pick<Reading, 'separator' | 'quote'> {
  const quote = quotes.find((sign) => lines.some((line) => hasQuoted(line, sign))) ?? '"'
  const scored = separators.map((separator) => ({ separator, score: evenness(lines, separator, quote) }))
  return { separator: scored.reduce((best, each) => (each.score > best.score ? each : best)).separator, quote }
}

function hasQuoted(line: string, sign: string): boolean {
  return separators.some((separator) =>
    line.startsWith(sign) ? line.indexOf(sign + separator, 1) > 0 : line.includes(separator + sign),
  )
}

/** How many lines have the commonest number of cells, and how many cells that is. */
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
