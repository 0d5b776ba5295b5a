import type { Static, TSchema } from 'typebox'
import Schema from 'typebox/schema'
import { parseJson } from '../../domain/parse-json.ts'
import { refusal } from '../../domain/refusal.ts'

/**
 * Encodes a position in a list as an opaque cursor. `list` names the list and its order: a cursor of another list is refused.
 */
export function writeCursor(list: string, place: unknown): string {
  return Buffer.from(JSON.stringify([list, place])).toString('base64url')
}

/** Decodes a cursor and validates it with `schema`; undefined without one. */
export function readCursor<T extends TSchema>(
  cursor: string | undefined,
  list: string,
  schema: T,
): Static<T> | undefined {
  if (cursor === undefined) return
  const read = parseJson(Buffer.from(cursor, 'base64url').toString())
  const isOurs = Array.isArray(read) && read.length === 2 && read[0] === list && Schema.Compile(schema).Check(read[1])
  if (!isOurs || ![read[1]].flat().every(isKept)) throw refusal('foreign-cursor', {}, 'cursor')
  return read[1] as Static<T>
}

/** Whether a database can take a value: a cursor may be forged, and JSON numbers are unbounded. */
function isKept(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  return typeof value !== 'string' || (!value.includes('\0') && value.isWellFormed())
}
