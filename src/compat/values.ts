import { refusal, shown } from '../domain/refusal.ts'

/** Nothing was given: the field is absent, null or empty. */
export function isNothing(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === ''
}

/** Nothing was given, or nothing but white space. */
export function isBlank(value: unknown): boolean {
  return isNothing(value) || (typeof value === 'string' && value.trim() === '')
}

/** A whole number given as number or as string of digits; beyond 2⁵³ it is 2⁵³ − 1, which numbers nothing here. */
export function readDigits(value: unknown, argument: string): number {
  const isWhole = typeof value === 'number' ? Number.isInteger(value) && value >= 0 : /^\d+$/.test(asString(value))
  if (!isWhole) throw refusal('not-digits', { given: shown(value) }, argument)
  return Math.min(Number(value), Number.MAX_SAFE_INTEGER)
}

/** The id of a lead; the older page writes it as `order_41556`. */
export function readLeadId(value: unknown, argument: string): number {
  return readDigits(typeof value === 'string' ? value.replace(/^order_(?=\d)/, '') : value, argument)
}

/** Text, or a number as its decimal text, since clients send phones so. */
export function readText(value: unknown, argument: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' && Number.isFinite(value)) return decimalText(value)
  throw refusal('not-text', { given: shown(value) }, argument)
}

/** One of the known words. */
export function readChoice<T extends string>(value: unknown, argument: string, known: readonly T[]): T {
  const found = known.find((each) => each === value)
  if (found === undefined) throw refusal('unknown-choice', { given: shown(value), known }, argument)
  return found
}

/** A number in digits, without an exponent. */
export function decimalText(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  return value.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 21 })
}

function asString(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
