import type { Days } from './periods.ts'

/** A range such as `1–25 November`, with the year where it is not the current one. */
export function sayDays([first, last]: Days, thisYear: string, language: string): string {
  const isThisYear = [first, last].every((day) => day.startsWith(thisYear))
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  })
  const [from, to] = [new Date(first), new Date(last)]
  return first === last
    ? format.format(from)
    : format
        .formatRange(from, to)
        .split('–')
        .map((part) => part.trim())
        .join('–')
}
