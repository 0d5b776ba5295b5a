import { Temporal } from 'temporal-polyfill'

/** The clock and the zone in which a relative time is resolved. `now` is in seconds. */
export type Clock = { now: number; timeZone: string }

/**
 * Resolves a signed ISO 8601 duration of one unit, such as `-P3D` or `PT2H`, to the moment (seconds) that far from now.
 * Minutes and hours are exact; days, weeks, months and years are counted on the calendar of the zone, so that the time
 * of day stays when clocks change. Undefined for any other text.
 */
export function readRelativeTime(text: string, { now, timeZone }: Clock): number | undefined {
  const duration = readDuration(text)
  if (!duration) return
  const at = Temporal.Instant.fromEpochMilliseconds(now * 1000).toZonedDateTimeISO(timeZone)
  return Math.floor(at.add(duration).epochMilliseconds / 1000)
}

/** Resolves a duration of days or longer to the calendar day that far from today: `2024-03-04`. */
export function readRelativeDay(text: string, { now, timeZone }: Clock): string | undefined {
  const duration = readDuration(text)
  if (!duration || text.includes('T')) return
  const today = Temporal.Instant.fromEpochMilliseconds(now * 1000)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
  return today.add(duration).toString()
}

/** Whether a text is a relative time. */
export function isRelative(text: string): boolean {
  return readDuration(text) !== undefined
}

export function isPast(text: string): boolean {
  return text.startsWith('-')
}

/** One unit with few digits, so that no result leaves the years that can be stored. */
function readDuration(text: string): Temporal.Duration | undefined {
  return /^-?P(?:\d{1,3}[YMWD]|T\d{1,4}[HM])$/.test(text) ? Temporal.Duration.from(text) : undefined
}
