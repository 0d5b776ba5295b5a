import type { OwnSubject } from '../../domain/filter.ts'
import { comparable, type Fields, type OwnFieldType } from '../../domain/own-field.ts'

/**
 * The own fields of a lead as they are compared, as JSON: of each value the folded text, and the number and the day that it may
 * be. A field is defined before or after its leads, so every reading is there.
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
 * Where a value is in that JSON. A key is any text, and paths of JSON are written differently on each database; so encoded, it is
 * no path on any.
 */
export function entryOf({ key, type }: Pick<OwnSubject, 'key' | 'type'>): string {
  return prefixes[type] + Buffer.from(key).toString('base64url')
}

const prefixes: Record<OwnFieldType, string> = { text: 't', choice: 't', number: 'n', date: 'd' }

/** A value as a text that stands in its order: databases read long numbers differently, and compare texts alike. */
export function storedOwn(value: string | number): string {
  if (typeof value === 'string') return value
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  const bits = bytes.readBigUInt64BE()
  const ordered = bits >> 63n === 1n ? ~bits & 0xffff_ffff_ffff_ffffn : bits | (1n << 63n)
  return ordered.toString(16).padStart(16, '0')
}
