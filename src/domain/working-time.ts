import { dayOf, isDay, localDay, momentOf, weekdayOf } from './local-day.ts'
import { refusal } from './refusal.ts'

/** A part of a local day, in minutes since midnight; a day ends at 1440. */
export type Span = { from: number; to: number }

/** When a project works, and the time within which a member must respond. */
export type WorkingTime = {
  /** From Monday to Sunday; null is a day off. */
  week: readonly (Span | null)[]
  /** Local days off, such as 2024-01-01. */
  holidays: readonly string[]
  /** Working minutes until a response is late; null switches it off. */
  responseMinutes: number | null
  /** Incremented by each change. */
  version: number
}
export type WorkingTimeChange = Partial<Omit<WorkingTime, 'version'>>

const weekday: Span = { from: 9 * 60, to: 18 * 60 }
export const defaultWorkingTime: WorkingTime = {
  week: [weekday, weekday, weekday, weekday, weekday, null, null],
  holidays: [],
  responseMinutes: 5,
  version: 1,
}

export const workingTimeLimits = { holidays: 200, minutes: 7 * 24 * 60 }

/** Refuses hours that end before they begin, and a holiday that is no day. */
export function checkWorkingTime({ week, holidays }: WorkingTimeChange): void {
  week?.forEach((span, index) => {
    if (span && span.from >= span.to)
      throw refusal('wrong-form', { given: writeSpan(span), right: '09:00, 18:00' }, `week[${index}]`)
  })
  holidays?.forEach((day, index) => {
    if (!isDay(day)) throw refusal('not-day', { given: day }, `holidays[${index}]`)
  })
}

function writeSpan({ from, to }: Span): string {
  return `${writeClock(from)}, ${writeClock(to)}`
}

/** Minutes of a day as a clock shows them: `09:30`. The end of the day is `24:00`. */
export function writeClock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** The number of days that are searched for working time. A longer wait, as with a minute of work per day, has no deadline. */
const maxDays = 400

/** The moment (seconds) `minutes` of working time after `start`; null if it is not reached within `maxDays`. */
export function afterWorking(
  { week, holidays }: WorkingTime,
  timeZone: string,
  start: number,
  minutes: number,
): number | null {
  const first = localDay(start, timeZone)
  let left = minutes * 60
  for (let day = first; day < first + maxDays; day++) {
    const span = spanOf(week, holidays, day)
    if (!span) continue
    const from = Math.max(start, momentOf(day, span.from, timeZone))
    const to = momentOf(day, span.to, timeZone)
    if (to - from >= left) return from + left
    if (to > from) left -= to - from
  }
  return null
}

/** Whether leads have deadlines at all: not where they are off, nor where the hours of the week never add up to the response time. */
export function expectsResponses({ week, responseMinutes }: WorkingTime): boolean {
  const worked = week.reduce((sum, span) => sum + (span ? span.to - span.from : 0), 0)
  return responseMinutes !== null && worked * Math.ceil(maxDays / 7) >= responseMinutes
}

/** Whether the project works at a moment (seconds). */
export function isWorking({ week, holidays }: WorkingTime, timeZone: string, now: number): boolean {
  const day = localDay(now, timeZone)
  const span = spanOf(week, holidays, day)
  return span !== null && now >= momentOf(day, span.from, timeZone) && now < momentOf(day, span.to, timeZone)
}

function spanOf(week: WorkingTime['week'], holidays: WorkingTime['holidays'], day: number): Span | null {
  const span = week[weekdayOf(day)] ?? null
  return span && !holidays.includes(dayOf(day)) ? span : null
}

/** The fields of a lead and of a project that decide a deadline. */
type Awaiting = { recordedAt: number; respondedAt: number | null; door: string }
type Place = { workingTime: WorkingTime; timeZone: string }

/**
 * The deadline of the response to a lead, which is late once this time is past. Null when the response came in time, when the lead was
 * closed without one, and when there is no deadline.
 */
export function dueOf(
  { recordedAt, respondedAt, door }: Awaiting,
  isOpen: boolean,
  { workingTime, timeZone }: Place,
): number | null {
  const { responseMinutes } = workingTime
  if (responseMinutes === null || door === 'import' || (respondedAt === null && !isOpen)) return null
  const due = afterWorking(workingTime, timeZone, recordedAt, responseMinutes)
  return due === null || (respondedAt !== null && respondedAt <= due) ? null : due
}
