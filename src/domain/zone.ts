import { Temporal } from 'temporal-polyfill'

/**
 * The local time of a zone at a moment (seconds). `local` are the seconds at which a UTC clock shows the same; `offset`
 * is the difference. `isAgain` is true when clocks were set back and show this time again, so that only the offset
 * tells them apart.
 */
export type LocalTime = { local: number; offset: number; isAgain: boolean }

/** Converts many moments to local time. The offset is looked up once per interval between two clock changes. */
export function zoneClock(timeZone: string): (seconds: number) => LocalTime {
  const intervals: OffsetInterval[] = []
  let latest: OffsetInterval | undefined
  return (seconds) => {
    if (!latest || !isIn(latest, seconds)) latest = intervalAt(seconds)
    const { offset, from, earlier } = latest
    return { local: seconds + offset, offset, isAgain: seconds < from + earlier - offset }
  }

  function intervalAt(seconds: number): OffsetInterval {
    const known = intervals.find((each) => isIn(each, seconds))
    if (known) return known
    const interval = intervalOf(seconds, timeZone)
    intervals.push(interval)
    return interval
  }
}

/** The interval (seconds, `to` exclusive) of an offset, and the offset before it. */
type OffsetInterval = { from: number; to: number; offset: number; earlier: number }

function isIn({ from, to }: OffsetInterval, seconds: number): boolean {
  return seconds >= from && seconds < to
}

function intervalOf(seconds: number, timeZone: string): OffsetInterval {
  const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(timeZone)
  const next = at.getTimeZoneTransition('next')
  // The transition before a moment excludes the moment itself, so the lookup starts one second later.
  const last = at.add({ seconds: 1 }).getTimeZoneTransition('previous')
  const offset = offsetOf(at)
  return {
    from: last ? last.epochMilliseconds / 1000 : Number.NEGATIVE_INFINITY,
    to: next ? next.epochMilliseconds / 1000 : Number.POSITIVE_INFINITY,
    offset,
    earlier: last ? offsetOf(last.subtract({ seconds: 1 })) : offset,
  }
}

function offsetOf(at: Temporal.ZonedDateTime): number {
  return at.offsetNanoseconds / 1_000_000_000
}
