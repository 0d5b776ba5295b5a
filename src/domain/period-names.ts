import { Temporal } from 'temporal-polyfill'
import { dayOf, startOfDay } from './days.ts'
import { allTime, type Period } from './period.ts'
import { excerpt, refusal } from './refusal.ts'

/** The named periods: whole days of the project's zone. A week begins on Monday; `all` is unbounded. */
export const periodNames = [
  'today',
  'yesterday',
  'last-7-days',
  'last-30-days',
  'this-week',
  'this-month',
  'last-month',
  'this-year',
  'all',
] as const
type PeriodName = (typeof periodNames)[number]

/** A period by its name, with its interval in seconds (both ends included) and the zone of its days. */
export type NamedPeriod = Period & { name: string; timeZone: string }

/**
 * Parses a name or days such as `2024-01-01..2024-01-31` into an interval at `now` (seconds). A day lasts until the
 * second before the next one, so it has 23 or 25 hours when clocks change. Refuses any other text.
 */
export function readPeriodName(text: string, timeZone: string, now: number, argument = 'period'): NamedPeriod {
  const name = periodNames.find((each) => each === text)
  if (name === 'all') return { ...allTime, name, timeZone }
  const [first, last] = name ? daysOf[name](dayOf(now, timeZone)) : readDays(text, argument)
  const from = Math.max(startOfDay(first, timeZone), allTime.from)
  const to = Math.min(startOfDay(last.add({ days: 1 }), timeZone) - 1, allTime.to)
  return { from, to, name: text, timeZone }
}

type Day = Temporal.PlainDate
type Days = [first: Day, last: Day]

const daysOf: Record<Exclude<PeriodName, 'all'>, (today: Day) => Days> = {
  today: (day) => [day, day],
  yesterday: (day) => [day.subtract({ days: 1 }), day.subtract({ days: 1 })],
  'last-7-days': (day) => [day.subtract({ days: 6 }), day],
  'last-30-days': (day) => [day.subtract({ days: 29 }), day],
  'this-week': (day) => weekOf(day),
  'this-month': (day) => monthOf(day),
  'last-month': (day) => monthOf(day.subtract({ months: 1 })),
  'this-year': (day) => [day.with({ month: 1, day: 1 }), day.with({ month: 12, day: 31 })],
}

function weekOf(day: Day): Days {
  const monday = day.subtract({ days: day.dayOfWeek - 1 })
  return [monday, monday.add({ days: 6 })]
}

function monthOf(day: Day): Days {
  return [day.with({ day: 1 }), day.with({ day: day.daysInMonth })]
}

function readDays(text: string, argument: string): Days {
  const [, first = '', last = ''] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(text) ?? []
  const days = [readDay(first), readDay(last)]
  if (!days[0] || !days[1]) throw refusal('unknown-period', { given: excerpt(text), known: periodNames }, argument)
  if (Temporal.PlainDate.compare(days[0], days[1]) > 0) throw refusal('not-interval', {}, argument)
  return [days[0], days[1]]
}

/** A valid calendar day; undefined for 30 February. */
export function readDay(text: string): Day | undefined {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return
  }
}
