import { excerpt, refusal } from '../../domain/refusal.ts'

/** True when the field is missing, null or empty. */
export function isNothing(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === ''
}

/** True when the field is missing, or only white space. */
export function isBlank(value: unknown): boolean {
  return isNothing(value) || (typeof value === 'string' && value.trim() === '')
}

/** Parses an integer from a number or a string of digits. From 2⁵³ on it returns 2⁵³ − 1, which no id has. */
export function readDigits(value: unknown, argument: string): number {
  const isWhole = typeof value === 'number' ? Number.isInteger(value) && value >= 0 : /^\d+$/.test(asString(value))
  if (!isWhole) throw refusal('not-digits', { given: excerpt(value) }, argument)
  return Math.min(Number(value), Number.MAX_SAFE_INTEGER)
}

/** Parses the id of a lead; the older documentation writes it as `order_41556`. */
export function readLeadId(value: unknown, argument: string): number {
  return readDigits(typeof value === 'string' ? value.replace(/^order_(?=\d)/, '') : value, argument)
}

/** Parses a text; a number becomes its decimal text, since clients send phones like this. */
export function readText(value: unknown, argument: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' && Number.isFinite(value)) return decimalText(value)
  throw refusal('not-text', { given: excerpt(value) }, argument)
}

/** A text of at most `limit` characters. */
export function checkLength(text: string, argument: string, limit: number): string {
  // A text has at most as many characters as code units, so most texts need no count.
  if (text.length <= limit) return text
  const length = [...text].length
  if (length > limit) throw refusal('too-long', { length, limit }, argument)
  return text
}

/** One of the known words. */
export function readChoice<T extends string>(value: unknown, argument: string, known: readonly T[]): T {
  const found = known.find((each) => each === value)
  if (found === undefined) throw refusal('unknown-choice', { given: excerpt(value), known }, argument)
  return found
}

/** A number in decimal digits, without an exponent. */
export function decimalText(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  return value.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 21 })
}

function asString(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
