import { shortRange } from '../ui/short-date.ts'
import type { Days } from './periods.ts'

/** A range such as `1–25 November`, with the year unless it is the present one; `1–25 Nov` in short. */
export function sayDays([first, last]: Days, thisYear: string, language: string, isShort = false): string {
  const isThisYear = [first, last].every((day) => day.startsWith(thisYear))
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    day: 'numeric',
    month: isShort ? 'short' : 'long',
    ...(!isThisYear && { year: 'numeric' }),
  })
  const [from, to] = [new Date(first), new Date(last)]
  const said = isShort ? shortRange(format, from, to) : format.formatRange(from, to)
  return said
    .split('–')
    .map((part) => part.trim())
    .join('–')
}
