import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { likeliestCyrillic, sampleSize } from '../domain/charset.ts'

/**
 * Creates a decoder for the texts of one submission. Valid UTF-8 always wins, since sites often declare an outdated
 * charset; then the first known declared one; then a guess from the bytes.
 */
export function decoderFor(bytes: readonly Uint8Array[], declared: readonly (string | undefined)[]) {
  const charsetName = declared.map(knownCharset).find((each) => each !== undefined)
  if (charsetName && wide.test(charsetName)) return (each: Uint8Array) => decode(each, charsetName) // such bytes may be valid UTF-8 too
  const foreign = bytes.filter((each) => !isUtf8(each))
  const charset =
    foreign.length > 0 && (!charsetName || charsetName === 'utf8') ? guess(foreign) : (charsetName ?? 'utf8')
  return (each: Uint8Array) => decode(each, isUtf8(each) ? 'utf8' : charset)
}

/** The charset that a content type declares. */
export function charsetOf(type: string): string | undefined {
  const place = type.toLowerCase().indexOf('charset')
  return place < 0 ? undefined : /^charset\s*=\s*"?([^\s";]+)/i.exec(type.slice(place))?.[1]
}

/** Decodes a whole body; a byte order mark decides its charset. */
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

/**
 * The library's name of a declared charset: one that browsers know, or UTF-32. Undefined for others that the library knows too, since some are no
 * charset, such as base64, and its decoders of UTF-7 and CESU-8 block the thread for tenths of a second per megabyte.
 */
function knownCharset(name = ''): string | undefined {
  if (name.length > maxName) return
  const plain = name.toLowerCase().replace(/[^a-z\d]/g, '') // as the library compares names
  const isKnown = plain === 'utf8' || wide.test(plain) || narrow.some((each) => each.test(plain))
  return isKnown && iconv.encodingExists(plain) ? plain : undefined
}

/** The longest name of a charset, in characters. */
const maxName = 40

/** Charsets in which an ASCII letter takes several bytes. */
const wide = /^(utf(16|32)|ucs[24])(le|be)?$/

/** Charsets in which ASCII is itself. */
const narrow = [
  /^((windows|win|cp)?(125\d|874)|(cp|ibm)?866|(cs)?koi8(r|u|ru))$/,
  /^(iso8859\d+|latin\d+|macintosh|mac(roman|cyrillic|ukraine))$/,
  /^(gbk|gb2312|gb18030|big5|shiftjis|sjis|windows31j|(windows|cp)?(932|936|949|950)|eucjp|euckr|euccn)$/,
]

function markOf([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
}

/**
 * Guesses the charset of a text: Latin when accented letters are among Latin ones, else the most plausible Cyrillic
 * one.
 */
function guess(bytes: readonly Uint8Array[]): string {
  const text = Buffer.concat(bytes.flatMap((each) => [each.subarray(0, sampleSize), space])).subarray(0, sampleSize)
  const raw = text.toString('latin1')
  if (/[a-z][\x80-\xff]|[\x80-\xff][a-z]/i.test(raw) && !/[\x80-\xff]{3}/.test(raw)) return 'windows-1252'
  return likeliestCyrillic(text, cyrillic)
}

const space = Buffer.from(' ')

/** The most common first. */
const cyrillic = ['windows-1251', 'koi8-r', 'cp866', 'iso-8859-5'] as const
