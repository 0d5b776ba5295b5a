import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Static, TSchema } from 'typebox'
import Schema from 'typebox/schema'
import { parseJson } from '../../domain/parse-json.ts'
import { refusal } from '../../domain/refusal.ts'

/**
 * Encodes a position in a list as an opaque cursor. `list` names the list and its order: `readCursor` refuses a cursor of another one. A position
 * may hold a text of a thousand letters, so a long one is compressed to fit into a URL.
 */
export function writeCursor(list: string, place: unknown): string {
  const bytes = Buffer.from(JSON.stringify([list, place]))
  return bytes.length > maxPlain ? `${compressed}${encoded(deflateRawSync(bytes))}` : encoded(bytes)
}

/** The longest position (bytes) that is not compressed. */
const maxPlain = 1_000

/** The prefix of a compressed cursor, which is not a Base64 character. */
const compressed = '.'

/** The largest decompressed position (bytes), more than any list writes. A short forged cursor could decompress to a gigabyte. */
const maxPlace = 65_536

/** Decodes a cursor and validates it with `schema`; undefined without one. */
export function readCursor<T extends TSchema>(
  cursor: string | undefined,
  list: string,
  schema: T,
): Static<T> | undefined {
  if (cursor === undefined) return
  const read = parseJson(decoded(cursor))
  const isOurs = Array.isArray(read) && read.length === 2 && read[0] === list && Schema.Compile(schema).Check(read[1])
  if (!isOurs || ![read[1]].flat().every(isKept)) throw refusal('foreign-cursor', {}, 'cursor')
  return read[1] as Static<T>
}

function encoded(bytes: Buffer): string {
  return bytes.toString('base64url')
}

function decoded(cursor: string): string {
  if (!cursor.startsWith(compressed)) return Buffer.from(cursor, 'base64url').toString()
  try {
    return inflateRawSync(Buffer.from(cursor.slice(1), 'base64url'), { maxOutputLength: maxPlace }).toString()
  } catch {
    return ''
  }
}

/** Whether a value is safe in a query: a cursor may be forged, and JSON numbers are unbounded. */
function isKept(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  return typeof value !== 'string' || (!value.includes('\0') && value.isWellFormed())
}
