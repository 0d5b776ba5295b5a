import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Static, TSchema } from 'typebox'
import Schema from 'typebox/schema'
import { parseJson } from '../../domain/parse-json.ts'
import { refusal } from '../../domain/refusal.ts'

/**
 * Encodes a position in a list as an opaque cursor. `list` names the list and its order: a cursor of another list is refused. A position may be a
 * text of a thousand letters, which fold to some more: a long one is compressed, so that a URL has room for it.
 */
export function writeCursor(list: string, place: unknown): string {
  const bytes = Buffer.from(JSON.stringify([list, place]))
  return bytes.length > maxPlain ? `${compressed}${encoded(deflateRawSync(bytes))}` : encoded(bytes)
}

/** In bytes. */
const maxPlain = 1_000

/** The first sign of a compressed cursor; Base64 has no such. */
const compressed = '.'

/** More than any position has, in bytes: a few signs that somebody made by hand may hold a gigabyte. */
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

/** Whether a database can take a value: a cursor may be forged, and JSON numbers are unbounded. */
function isKept(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  return typeof value !== 'string' || (!value.includes('\0') && value.isWellFormed())
}
