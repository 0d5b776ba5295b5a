import { offsetAt, offsetsOf } from './zone.ts'

/** A weekday from 1 (Monday) to 7, and an hour of it. */
export type WeekHour = { weekday: number; hour: number }

/** The hour of the week at a moment (seconds) in a zone. */
export function weekHourAt(seconds: number, timeZone: string): WeekHour {
  return weekHourOf(weekHourNumber(seconds + offsetAt(seconds, offsetsOf(timeZone))))
}

/** An hour of the week by its number: 0 is the first hour of Monday. */
export function weekHourOf(number: number): WeekHour {
  return { weekday: Math.floor(number / 24) + 1, hour: number % 24 }
}

/** The number of an hour of the week; `local` are seconds of a clock in the zone. 1970 began on a Thursday. */
function weekHourNumber(local: number): number {
  const hours = Math.floor(local / 3_600) + 3 * 24
  return ((hours % 168) + 168) % 168
}
