import { Temporal } from 'temporal-polyfill'

/**
 * What clocks show in a zone at a moment (seconds). `local` are the seconds that a UTC clock would show so; `offset` is between
 * the two. `isAgain`: clocks were set back and show this for the second time, so that only the offset tells which it was.
 */
export type LocalTime = { local: number; offset: number; isAgain: boolean }

/** Tells the local time of many moments: the zone is asked once for each stretch between two settings of its clocks. */
export function zoneClock(timeZone: string): (seconds: number) => LocalTime {
  const stretches: Stretch[] = []
  let latest: Stretch | undefined
  return (seconds) => {
    if (!latest || !isIn(latest, seconds)) latest = stretchAt(seconds)
    const { offset, from, earlier } = latest
    return { local: seconds + offset, offset, isAgain: seconds < from + earlier - offset }
  }

  function stretchAt(seconds: number): Stretch {
    const known = stretches.find((each) => isIn(each, seconds))
    if (known) return known
    const asked = askedOf(seconds, timeZone)
    stretches.push(asked)
    return asked
  }
}

/** The seconds from and up to which an offset holds, and the offset before it. */
type Stretch = { from: number; to: number; offset: number; earlier: number }

function isIn({ from, to }: Stretch, seconds: number): boolean {
  return seconds >= from && seconds < to
}

function askedOf(seconds: number, timeZone: string): Stretch {
  const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(timeZone)
  const next = at.getTimeZoneTransition('next')
  // The setting before a moment does not include that moment itself, so that of the very first second is asked from the next.
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
