import { isRepresentable } from '../domain/period.ts'
import { excerpt, refusal } from '../domain/refusal.ts'

/** `2023-11-08T13:03:21Z` */
export function writeTime(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`
}

/**
 * Parses a time such as `2023-11-08T13:03:21Z` or `…T16:03:21.5+03:00` into seconds; fractions are dropped. Refuses a
 * time without a zone, which is ambiguous, and one outside the years 0 to 9999 in UTC.
 */
export function readTime(given: unknown, argument: string): number {
  const isTime = typeof given === 'string' && timePattern.test(given)
  const milliseconds = isTime ? Date.parse(given) : Number.NaN
  const seconds = Math.floor(milliseconds / 1000)
  const isReal = isTime && isRepresentable(seconds) && given.slice(8, 10) === dayOf(given)
  if (!isReal) throw refusal('not-time', { given: excerpt(given) }, argument)
  return seconds
}
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/

/** The day in the text: `Date` would roll over an invalid one. */
function dayOf(time: string): string {
  return new Date(`${time.slice(0, 10)}T00:00:00Z`).toISOString().slice(8, 10)
}

/** Hundredths as a decimal string: `"12500.50"`. */
export function writeMoney(hundredths: number | bigint): string {
  const digits = String(hundredths).replace('-', '').padStart(3, '0')
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Parses an integer in a string of digits: `"12"`. From 2⁵³ on it returns 2⁵³ − 1, which no id has. */
export function readId(given: unknown, argument: string): number {
  if (typeof given !== 'string' || !/^\d{1,100}$/.test(given))
    throw refusal('not-id', { given: excerpt(given) }, argument)
  return Math.min(Number(given), Number.MAX_SAFE_INTEGER)
}

/** Parses a text. It replaces lone surrogates and refuses NUL, which PostgreSQL cannot store. */
export function readText(given: unknown, argument: string): string {
  if (typeof given !== 'string') throw refusal('not-text', { given: excerpt(given) }, argument)
  if (given.includes('\0')) throw refusal('has-nul', {}, argument)
  return given.toWellFormed()
}

/** True or false. */
export function readBoolean(given: unknown, argument: string): boolean {
  if (typeof given !== 'boolean') throw refusal('not-boolean', { given: excerpt(given) }, argument)
  return given
}
