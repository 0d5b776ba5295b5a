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

/** The offset of a zone from a moment (seconds) until the next of the list. */
export type Offset = { from: number; offset: number }

/**
 * The offsets of a zone from 2000 to 2050, in order; the first counts for all time before, the last for all after. Filters and reports by
 * hour compare with these, so that a database needs no zones.
 */
export function offsetsOf(timeZone: string): readonly Offset[] {
  const known = offsets.get(timeZone)
  if (known) return known
  const found: Offset[] = []
  const end = Date.UTC(2050, 0)
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.from('2000-01-01T00:00:00Z').toZonedDateTimeISO(timeZone)
  for (; at && at.epochMilliseconds < end; at = at.getTimeZoneTransition('next'))
    if (offsetOf(at) !== found.at(-1)?.offset) found.push({ from: at.epochMilliseconds / 1000, offset: offsetOf(at) })
  offsets.set(timeZone, found)
  return found
}

/** The offset (seconds) at a moment. */
export function offsetAt(seconds: number, offsets: readonly Offset[]): number {
  return (offsets.findLast(({ from }) => from <= seconds) ?? offsets[0])?.offset ?? 0
}

/** Cached, since computing the offsets of a zone takes tens of milliseconds. There are some hundred zones. */
const offsets = new Map<string, readonly Offset[]>()
