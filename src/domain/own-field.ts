import { readDecimal } from './decimal.ts'
import { fold } from './fold.ts'

/** Custom fields of a lead, by names that the project chooses. */
export type Fields = Record<string, string | number | boolean>

/**
 * A field of leads that a project defines. `key` is its name in `fields` of a lead and never changes; `name` is what
 * people read. `position` is its place in the list; ids count from 1 in each project and are never used twice.
 */
export type OwnField = {
  id: number
  key: string
  name: string
  type: OwnFieldType
  /** What a choice offers; empty for other types. */
  options: string[]
  position: number
}

/** How the values of a field are read: a date is a calendar day, a choice a text of a known list. */
export const ownFieldTypes = ['text', 'number', 'date', 'choice'] as const
export type OwnFieldType = (typeof ownFieldTypes)[number]

/** A field in a filter, and in the columns of views and files: `field:3`. */
export type OwnFieldName = `field:${number}`

/** Limits of the list; lengths in characters. */
export const ownFieldLimits = { fields: 50, name: 100, options: 100, option: 200 }

/** Whether a key is refused in bodies because every JavaScript object has it. */
export function isUnsafeKey(key: string): boolean {
  return key === '__proto__' || key === 'constructor'
}

/** The name of a field by which filters and columns refer to it. */
export function nameOfField({ id }: Pick<OwnField, 'id'>): OwnFieldName {
  return `field:${id}`
}

/** The field with this name, ignoring case; else the field with this key. */
export function fieldCalled(name: string, fields: readonly OwnField[]): OwnField | undefined {
  const folded = fold(name.trim())
  return fields.find((each) => fold(each.name.trim()) === folded) ?? fields.find(({ key }) => key === name.trim())
}

/** The value of a lead under a key, in the form in which a type compares it; null where there is none of that type. */
export function ownValue(fields: Fields | null, key: string, type: OwnFieldType): string | number | null {
  if (!fields || !Object.hasOwn(fields, key)) return null
  return comparable[type](fields[key] as Fields[string])
}

/** All own values of a lead but flags, folded, for text search. */
export function ownTexts(fields: Fields | null): string | null {
  const texts = Object.values(fields ?? {}).filter((value) => typeof value !== 'boolean')
  return texts.length === 0 ? null : texts.map((value) => fold(String(value))).join('\n')
}

/** How values of each type are compared. A lead may hold a number or a day as text, as sites send them. */
export const comparable: Record<OwnFieldType, (value: Fields[string]) => string | number | null> = {
  text: (value) => fold(String(value)),
  choice: (value) => fold(String(value)),
  number: readNumber,
  date: readDay,
}

function readNumber(value: Fields[string]): number | null {
  if (typeof value === 'number') return value === 0 ? 0 : value // -0 equals 0
  return typeof value === 'string' ? (readDecimal(value) ?? null) : null
}

/** `2024-03-05`, also with a time behind it, or `05.03.2024`. */
function readDay(value: Fields[string]): string | null {
  if (typeof value !== 'string') return null
  const text = value.slice(0, 20).trim()
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:$|[T ])/.exec(text) ?? []
  if (year) return realDay(`${year}-${month}-${day}`)
  const [, first, second, third] = /^(\d\d)\.(\d\d)\.(\d{4})(?:$|\s)/.exec(text) ?? []
  return first ? realDay(`${third}-${second}-${first}`) : null
}

/** The day if it exists in the calendar, else null. */
export function realDay(text: string): string | null {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text ? text : null
}
