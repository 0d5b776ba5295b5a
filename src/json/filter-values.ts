import { doors } from '../domain/access.ts'
import type { Kind } from '../domain/filter.ts'
import { type Place, placeOf } from '../domain/money.ts'
import { realDay } from '../domain/own-field.ts'
import { excerpt, refusal } from '../domain/refusal.ts'
import { type Clock, readRelativeDay, readRelativeTime } from '../domain/relative-time.ts'
import { searchLimits } from '../domain/search.ts'
import { readBoolean, readId, readText, readTime } from './values.ts'

type ReadValue = (raw: unknown, argument: string, clock: Clock) => number | string | undefined

/** Parses a value of each kind. A price between two hundredths equals no stored one and is undefined. */
export const readValue: Record<Kind, ReadValue> = {
  id: readId,
  status: readId,
  member: readId,
  channel: readId,
  statuses: readId,
  reason: readId,
  whole: readWhole,
  date: (raw, argument, clock) =>
    (typeof raw === 'string' ? readRelativeTime(raw, clock) : undefined) ?? readTime(raw, argument),
  price: (raw, argument) => {
    const { floor, exact } = readPlace(raw, argument)
    return exact ? floor : undefined
  },
  flag: (raw, argument) => Number(readBoolean(raw, argument)),
  door: (raw, argument) => {
    const found = doors.find((each) => each === raw)
    if (!found) throw refusal('unknown-choice', { given: excerpt(raw), known: doors }, argument)
    return found
  },
  text: readText,
  choice: readText,
  texts: readText,
  phone: readText,
  search: readSearch,
  number: readNumber,
  day: (raw, argument, clock) => {
    const day = typeof raw === 'string' ? (readRelativeDay(raw, clock) ?? realDay(raw)) : undefined
    if (!day) throw refusal('not-day', { given: excerpt(raw) }, argument)
    return day
  },
}

/** A search text as typed. */
export function readSearch(given: unknown, argument: string): string {
  const text = readText(given, argument)
  const length = [...text].length
  if (length > searchLimits.characters) throw refusal('too-long', { length, limit: searchLimits.characters }, argument)
  return text
}

/** Parses a decimal number into its place among hundredths, since it may lie between two of them. */
export function readPlace(raw: unknown, argument: string): Place {
  const place = typeof raw === 'string' ? placeOf(raw) : undefined
  if (!place) throw refusal('not-decimal', { given: excerpt(raw) }, argument)
  return place
}

/** Parses a finite number: `JSON.parse` returns Infinity for a number that is too large. */
function readNumber(raw: unknown, argument: string): number {
  if (typeof raw !== 'number' || !Number.isFinite(raw)) throw refusal('not-number', { given: excerpt(raw) }, argument)
  return raw === 0 ? 0 : raw
}

function readWhole(raw: unknown, argument: string): number {
  const number = readNumber(raw, argument)
  if (!Number.isSafeInteger(number)) throw refusal('not-number', { given: excerpt(raw) }, argument)
  return number
}
