import type { OwnSubject } from '../../domain/filter.ts'
import { comparable, type Fields, type OwnFieldType } from '../../domain/own-field.ts'

/**
 * The own fields of a lead in the form in which they are compared, as JSON: each value as folded text and, if it can be read so, as a number and as
 * a day. The type of a field may be set after its leads came, so every reading is stored.
 */
export function ownValues(fields: Fields | null): string | null {
  if (fields === null) return null
  const entries = Object.entries(fields).flatMap(([key, value]) =>
    readings.flatMap((type) => {
      const read = comparable[type](value)
      return read === null ? [] : [[entryOf({ key, type }), storedOwn(read)] as const]
    }),
  )
  return JSON.stringify(Object.fromEntries(entries))
}

const readings = ['text', 'number', 'date'] as const

/**
 * The name of a value in that JSON. The key of a field may be any text, and the databases write JSON paths differently, so the key is encoded in
 * letters that no path uses.
 */
export function entryOf({ key, type }: Pick<OwnSubject, 'key' | 'type'>): string {
  return prefixes[type] + Buffer.from(key).toString('base64url')
}

const prefixes: Record<OwnFieldType, string> = { text: 't', choice: 't', number: 'n', date: 'd' }

/** A value as a text that sorts as the value does: the databases read long numbers differently, but compare texts alike. */
export function storedOwn(value: string | number): string {
  if (typeof value === 'string') return value
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  const bits = bytes.readBigUInt64BE()
  const ordered = bits >> 63n === 1n ? ~bits & 0xffff_ffff_ffff_ffffn : bits | (1n << 63n)
  return ordered.toString(16).padStart(16, '0')
}
