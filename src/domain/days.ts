import { LRUCache } from 'lru-cache'
import { Temporal } from 'temporal-polyfill'
import { isAllTime, type Period } from './period.ts'

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
    next = next.add(oneOf[unit])
    const end = Math.min(to, startOfDay(next, timeZone) - 1)
    if (end >= at) buckets.push({ from: at, to: end }) // a zone may have skipped a day
    at = end + 1
  }
  return buckets
}

/** The period to compare with: the one before, or the same days of the year before. */
export const comparisons = ['previous', 'year'] as const
export type Comparison = (typeof comparisons)[number]

/**
 * The period to compare with: for `year` the same days a year before, for `previous` the week, month or year before a whole one, else as
 * many days before. While a period is in progress, only its elapsed days are compared.
 */
export function periodBefore(period: Period, timeZone: string, now: number, comparison: Comparison): Period {
  const [first, last] = endsOf(period, timeZone)
  const today = dayOf(now, timeZone)
  const isRunning = Temporal.PlainDate.compare(first, today) <= 0 && Temporal.PlainDate.compare(today, last) < 0
  const compared = isRunning ? today : last
  const unit = comparison === 'year' ? 'year' : unitOf(first, last)
  const start = first.subtract(unit ? oneOf[unit] : { days: daysBetween(first, last) })
  const ends = {
    year: () =>
      isRunning || !['month', 'year'].includes(unitOf(first, last) ?? '')
        ? compared.subtract(oneOf.year).add({ days: 1 })
        : compared.add({ days: 1 }).subtract(oneOf.year), // a whole February has its 29th
    previous: () => (isRunning ? earlier(start.add({ days: daysBetween(first, compared) }), first) : first),
  }
  return { from: startOfDay(start, timeZone), to: startOfDay(ends[comparison](), timeZone) - 1 }
}

function earlier(one: Day, other: Day): Day {
  return Temporal.PlainDate.compare(one, other) < 0 ? one : other
}

/** The unit that a period is one of, if any. */
function unitOf(first: Day, last: Day): 'week' | 'month' | 'year' | undefined {
  const after = last.add({ days: 1 })
  return (['week', 'month', 'year'] as const).find(
    (unit) => firstOf[unit](first).equals(first) && first.add(oneOf[unit]).equals(after),
  )
}

function daysBetween(first: Day, last: Day): number {
  return first.until(last, { largestUnit: 'days' }).days + 1
}

/** A consecutive number of the calendar month, so that differences count months. */
export function monthNumber(seconds: number, timeZone: string): number {
  const { year, month } = dayOf(seconds, timeZone)
  return year * 12 + month
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
  const days = endsOf({ from, to }, timeZone).join('..')
  formatted.set(key, days)
  return days
}

/** The first and the last day of a period, such as `2024-01-31`; undefined of all time. */
export function endDays(period: Period, timeZone: string): { from: string; to: string } | undefined {
  if (isAllTime(period)) return
  const [first, last] = endsOf(period, timeZone)
  return { from: first.toString(), to: last.toString() }
}

/** The first and the last day of a period. One without a moment is of days that the zone skipped: they lie between its ends. */
function endsOf({ from, to }: Period, timeZone: string): [first: Day, last: Day] {
  const [first, last] = [dayOf(from, timeZone), dayOf(to, timeZone)]
  return from <= to ? [first, last] : [last.add({ days: 1 }), first.subtract({ days: 1 })]
}

/** Every column of a board and every line of a report formats the same period; a series has many. */
const formatted = new LRUCache<string, string>({ max: 3_000 })

/** The hours of a period that begins at the start of an hour. */
export function hoursOf({ from, to }: Period): Period[] {
  const count = Math.ceil((to + 1 - from) / 3_600)
  return Array.from({ length: count }, (_, hour) => {
    const start = from + hour * 3_600
    return { from: start, to: Math.min(start + 3_599, to) }
  })
}

type Day = Temporal.PlainDate

const firstOf: Record<Unit | 'year', (day: Day) => Day> = {
  day: (day) => day,
  week: (day) => day.subtract({ days: day.dayOfWeek - 1 }),
  month: (day) => day.with({ day: 1 }),
  year: (day) => day.with({ month: 1, day: 1 }),
}

const oneOf = { day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 }, year: { years: 1 } } as const

/** The day of a zone at a moment. */
export function dayOf(seconds: number, timeZone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
}

/** The first second of a day. */
export function startOfDay(day: Day, timeZone: string): number {
  return Math.ceil(day.toZonedDateTime(timeZone).epochMilliseconds / 1000)
}
