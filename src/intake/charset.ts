import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

/**
 * Makes texts of bytes that belong together. UTF-8 wins wherever the bytes are UTF-8, since sites name a charset that they left long ago;
 * then the first declared one that is known; then what the bytes look like.
 */
export function decoderFor(bytes: readonly Uint8Array[], declared: readonly (string | undefined)[]) {
  const told = declared.find((each) => each !== undefined && isCharset(each))
  if (told && /^(utf|ucs)-?(16|32|2|4)/i.test(told)) return (each: Uint8Array) => decode(each, told) // it may pass for any other
  const foreign = bytes.filter((each) => !isUtf8(each))
  const charset = foreign.length > 0 && (!told || /^utf-?8$/i.test(told)) ? guess(foreign) : (told ?? 'utf8')
  return (each: Uint8Array) => decode(each, !isAscii(each) && isUtf8(each) ? 'utf8' : charset)
}

/** The text of a whole body; a mark at its beginning tells its charset. */
export function decodeWhole(bytes: Uint8Array, declared: readonly (string | undefined)[]): string {
  const marked = markOf(bytes)
  return marked ? decode(bytes, marked) : decoderFor([bytes], declared)(bytes)
}

function decode(bytes: Uint8Array, charset: string): string {
  if (charset !== 'utf8') return iconv.decode(bytes as Buffer, charset)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('utf8')
    .replace(/^\ufeff/, '')
}

/** Those of the library that are no charsets are left out: a stranger names one. */
function isCharset(name: string): boolean {
  return /^[a-z\d][\w:.-]{1,40}$/i.test(name) && !/^(base64|hex|utf-?7)/i.test(name) && iconv.encodingExists(name)
}

function markOf([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
}

/** The charset of a text that tells none: Latin where foreign letters stand among ours, else the Cyrillic one that reads best. */
function guess(bytes: readonly Uint8Array[]): string {
  const text = Buffer.concat(bytes.flatMap((each) => [each.subarray(0, sample), space])).subarray(0, sample)
  const raw = text.toString('latin1')
  if (/[a-z][\x80-\xff]|[\x80-\xff][a-z]/i.test(raw) && !/[\x80-\xff]{3}/.test(raw)) return 'windows-1252'
  const scores = cyrillic.map(
    (name) => [name, plausibility(iconv.decode(text, name)) + (name === cyrillic[0] ? 1 : 0)] as const,
  )
  return scores.reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

/** So many bytes are enough to tell. */
const sample = 20_000
const space = Buffer.from(' ')

/** The most usual first. */
const cyrillic = ['windows-1251', 'koi8-r', 'cp866', 'iso-8859-5'] as const

/** Russian has letters that are in every second place, is written small after capitals, and knows no frames and no signs of others. */
function plausibility(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return (
    2 * count(/[оеаинтсрвлк]/gi) +
    0.3 * count(/[а-яё]/g) -
    3 * count(/[а-яё][А-ЯЁ]/g) -
    4 * count(/[^\p{ASCII}А-яЁё«»№—–…]/gu)
  )
}
