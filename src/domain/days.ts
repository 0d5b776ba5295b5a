import { LRUCache } from 'lru-cache'
import { Temporal } from 'temporal-polyfill'
import type { Period } from './period.ts'

/** The units of a series: days, weeks from Monday, months. */
export const units = ['day', 'week', 'month'] as const
export type Unit = (typeof units)[number]

/**
 * The days, weeks or months of a time zone in a period, in order; the first and the last are cut at the ends of the
 * period. A day of a clock change has 23 or 25 hours. Undefined when there would be more than `max`.
 */
export function bucketsOf({ from, to }: Period, unit: Unit, timeZone: string, max: number): Period[] | undefined {
  const buckets: Period[] = []
  let next = firstOf[unit](dayOf(from, timeZone))
  for (let at = from; at <= to; ) {
    if (buckets.length === max) return
    next = next.add(one[unit])
    const end = Math.min(to, startOfDay(next, timeZone) - 1)
    if (end >= at) buckets.push({ from: at, to: end }) // a zone may have skipped a day
    at = end + 1
  }
  return buckets
}

/** The period with the same number of days that ends where this one begins. */
export function periodBefore({ from, to }: Period, timeZone: string): Period {
  const [first, last] = [dayOf(from, timeZone), dayOf(to, timeZone)]
  const days = first.until(last, { largestUnit: 'days' }).days + 1
  return { from: startOfDay(first.subtract({ days }), timeZone), to: from - 1 }
}

/** A period extended to whole days of a zone. */
export function wholeDays({ from, to }: Period, timeZone: string): Period {
  return {
    from: startOfDay(dayOf(from, timeZone), timeZone),
    to: startOfDay(dayOf(to, timeZone).add({ days: 1 }), timeZone) - 1,
  }
}

/** Formats a period of whole days as `/api/v2` takes it: `2024-01-01..2024-01-31`. */
export function writeDays({ from, to }: Period, timeZone: string): string {
  const key = `${from} ${to} ${timeZone}`
  const known = formatted.get(key)
  if (known !== undefined) return known
  const days = `${dayOf(from, timeZone)}..${dayOf(to, timeZone)}`
  formatted.set(key, days)
  return days
}

/** Every column of a board and every line of a report formats the same period. */
const formatted = new LRUCache<string, string>({ max: 100 })

/** The hours of a period, which begins with one. */
export function hoursOf({ from, to }: Period): Period[] {
  const count = Math.ceil((to + 1 - from) / 3_600)
  return Array.from({ length: count }, (_, hour) => {
    const start = from + hour * 3_600
    return { from: start, to: Math.min(start + 3_599, to) }
  })
}

type Day = Temporal.PlainDate

const firstOf: Record<Unit, (day: Day) => Day> = {
  day: (day) => day,
  week: (day) => day.subtract({ days: day.dayOfWeek - 1 }),
  month: (day) => day.with({ day: 1 }),
}

const one = { day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 } } as const

function dayOf(seconds: number, timeZone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
}

/** The first second of a day. */
function startOfDay(day: Day, timeZone: string): number {
  return Math.ceil(day.toZonedDateTime(timeZone).epochMilliseconds / 1000)
}
