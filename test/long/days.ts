/** Days of a time zone, computed from `Intl` alone, without the code under test. */
export const day = 86_400

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The date in a zone at a moment (seconds), as `2024-03-10`. */
export function dateAt(moment: number, timeZone: string): string {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  clocks.set(timeZone, clock)
  return clock.format(moment * 1000)
}

/** The first second of a day in a zone, found by bisection. */
export function beginningOf(date: string, timeZone: string): number {
  const middle = Date.parse(`${date}T00:00:00Z`) / 1000
  let [before, after] = [middle - 2 * day, middle + 2 * day]
  while (after - before > 1) {
    const half = Math.floor((before + after) / 2)
    if (dateAt(half, timeZone) >= date) after = half
    else before = half
  }
  return after
}

/** A date `days` later. */
export function later(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day * 1000).toISOString().slice(0, 10)
}

/** The number of days between two, inclusive. */
export function daysIn(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / (day * 1000) + 1
}

export function mondayOf(date: string): string {
  return later(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** The first day of a date's month, or of the month `months` later. */
export function monthOf(date: string, months = 0): string {
  const [year = 0, month = 0] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}

/** The days of a period given by name or by days; undefined means all time. */
export function daysOf(name: string, now: number, timeZone: string): { first: string; last: string } | undefined {
  const today = dateAt(now, timeZone)
  const month = monthOf(today)
  const named: Record<string, [string, string]> = {
    today: [today, today],
    yesterday: [later(today, -1), later(today, -1)],
    'last-7-days': [later(today, -6), today],
    'last-30-days': [later(today, -29), today],
    'this-week': [mondayOf(today), later(mondayOf(today), 6)],
    'this-month': [month, later(monthOf(today, 1), -1)],
    'last-month': [monthOf(today, -1), later(month, -1)],
    'this-year': [`${today.slice(0, 4)}-01-01`, `${today.slice(0, 4)}-12-31`],
  }
  if (name === 'all') return
  const [first, last] = named[name] ?? (name.split('..') as [string, string])
  return { first, last }
}

/** Both ends (seconds) of a range of days in a zone. */
export function endsOf({ first, last }: { first: string; last: string }, timeZone: string) {
  return { from: beginningOf(first, timeZone), to: beginningOf(later(last, 1), timeZone) - 1 }
}
