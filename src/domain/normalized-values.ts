import { type Condition, type Filter, isOwn, kindOf } from './filter.ts'
import { digitsOf, fold } from './fold.ts'
import { comparable as comparableOwn } from './own-field.ts'
import { phoneKey } from './phone.ts'
import type { Project } from './project.ts'
import { searchFor } from './search.ts'

// The comparable values of conditions, memoized: a filter is applied to many leads, and its SQL is built several times for one list,
// while folding a megabyte or parsing thousands of phones is slow.

/** The memoized values of a condition for a country. */
type NormalizedValues = { country: string; values?: readonly Value[]; search?: Filter }
type Value = number | string

const memoized = new WeakMap<Condition, NormalizedValues>()
const folded = new WeakMap<Condition, string>()
const digits = new WeakMap<Condition, string>()

/** The value or values of a condition in their comparable form. */
export function comparableValues(condition: Condition, project: Project): readonly Value[] {
  const normalized = normalizedOf(condition, project)
  const values = [condition.value].flat() as Value[]
  normalized.values ??= values.map((value) => comparable(condition, value, project))
  return normalized.values
}

/** Whether the values of a condition are memoized. */
export function hasValues(condition: Condition, project: Project): boolean {
  return normalizedOf(condition, project).values !== undefined
}

/** Memoizes values of a condition that the caller computed with `comparable`. */
export function memoizeValues(condition: Condition, project: Project, values: readonly Value[]): void {
  normalizedOf(condition, project).values = values
}

/** A value in its comparable form. */
export function comparable(condition: Condition, value: Value, { country }: Pick<Project, 'country'>): Value {
  if (isOwn(condition)) return comparableOwn[condition.type](value) ?? value
  if (typeof value === 'number') return value
  if (kindOf(condition) === 'phone') return phoneKey(value, country)
  return value === condition.value ? foldedText(condition) : fold(value)
}

/** The text of a condition, folded. */
export function foldedText(condition: Condition): string {
  const known = folded.get(condition) ?? fold(String(condition.value))
  folded.set(condition, known)
  return known
}

/** The digits in the text of a condition. */
export function digitsIn(condition: Condition): string {
  const known = digits.get(condition) ?? digitsOf(String(condition.value))
  digits.set(condition, known)
  return known
}

/** The filter of a typed search. */
export function searchOf(condition: Condition, project: Project): Filter {
  const normalized = normalizedOf(condition, project)
  normalized.search ??= searchFor(String(condition.value), project.country)
  return normalized.search
}

function normalizedOf(condition: Condition, { country }: Pick<Project, 'country'>): NormalizedValues {
  const known = memoized.get(condition)
  if (known?.country === country) return known
  const made: NormalizedValues = { country }
  memoized.set(condition, made)
  return made
}
