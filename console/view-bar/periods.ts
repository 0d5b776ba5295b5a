import { dayPlus } from '../ui/zone.ts'

/** The named periods of the API, in the order of the menu. */
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

/** The first and the last day, as `2026-11-25`. */
export type Days = readonly [first: string, last: string]

/** The days of a period; undefined for all time and for an invalid period. */
export function daysOf(period: string, today: string): Days | undefined {
  const name = periodNames.find((each) => each === period)
  if (name) return name === 'all' ? undefined : named[name](today)
  const [, first, last] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(period) ?? []
  return isDay(first) && isDay(last) && first <= last ? [first, last] : undefined
}

/** The period for some days: its name if it has one, else the days. */
export function periodOf(days: Days, today: string): string {
  const name = periodNames.find((each) => daysOf(each, today)?.join() === days.join())
  return name ?? `${days[0]}..${days[1]}`
}

/** The period before (-1) or after (1) of the same length; months and years follow the calendar. */
export function stepped([first, last]: Days, by: 1 | -1): Days {
  if (first.endsWith('-01-01') && last.endsWith('-12-31') && first.slice(0, 4) === last.slice(0, 4)) {
    const year = String(Number(first.slice(0, 4)) + by).padStart(4, '0')
    return [`${year}-01-01`, `${year}-12-31`]
  }
  if (first.endsWith('-01') && last === monthOf(first)[1]) return monthOf(dayPlus(by > 0 ? last : first, by))
  const length = between(first, last) + 1
  return [dayPlus(first, by * length), dayPlus(last, by * length)]
}

const named: Record<Exclude<PeriodName, 'all'>, (today: string) => Days> = {
  today: (day) => [day, day],
  yesterday: (day) => [dayPlus(day, -1), dayPlus(day, -1)],
  'last-7-days': (day) => [dayPlus(day, -6), day],
  'last-30-days': (day) => [dayPlus(day, -29), day],
  'this-week': (day) => {
    const monday = dayPlus(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
    return [monday, dayPlus(monday, 6)]
  },
  'this-month': monthOf,
  'last-month': (day) => monthOf(dayPlus(`${day.slice(0, 8)}01`, -1)),
  'this-year': (day) => [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`],
}

function monthOf(day: string): Days {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return [`${day.slice(0, 8)}01`, new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)]
}

function between(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000)
}

/** Whether a date exists: 30 February does not. */
function isDay(text: string | undefined): text is string {
  return text !== undefined && !Number.isNaN(Date.parse(text)) && dayPlus(text, 0) === text
}
