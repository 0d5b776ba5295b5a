import { offsetAt, offsetsOf } from './zone.ts'

/** The number of the day that a clock of the zone shows; 0 is the first of January 1970. */
export function localDay(seconds: number, timeZone: string): number {
  return Math.floor((seconds + offsetAt(seconds, offsetsOf(timeZone))) / 86_400)
}

/** The minutes since midnight that a clock of the zone shows. */
export function localMinutes(seconds: number, timeZone: string): number {
  const local = seconds + offsetAt(seconds, offsetsOf(timeZone))
  return Math.floor((local - Math.floor(local / 86_400) * 86_400) / 60)
}

/** The weekday of a day, from 0 for Monday. 1970 began on a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

/** Whether a day is the first of a month. */
export function isFirstOfMonth(day: number): boolean {
  return dayOf(day).endsWith('-01')
}

/** A day as a text: 2024-01-01. */
export function dayOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** Whether a day such as `2024-02-29` exists. */
export function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && dayOf(at / 86_400_000) === text
}

/** The moment of a local time of a day. Of an ambiguous time it is the first moment, of a skipped one the next existing moment. */
export function momentOf(day: number, minutes: number, timeZone: string): number {
  const offsets = offsetsOf(timeZone)
  const local = day * 86_400 + minutes * 60
  const early = local - offsetAt(local - 86_400, offsets)
  if (early + offsetAt(early, offsets) === local) return early
  const late = local - offsetAt(early, offsets)
  return late + offsetAt(late, offsets) === local ? late : early
}

/** All moments of a local time of a day: two if clocks are set back and show the time twice. */
export function momentsOf(day: number, minutes: number, timeZone: string): number[] {
  const offsets = offsetsOf(timeZone)
  const local = day * 86_400 + minutes * 60
  const first = momentOf(day, minutes, timeZone)
  const second = local - offsetAt(local + 86_400, offsets)
  return second > first && second + offsetAt(second, offsets) === local ? [first, second] : [first]
}
