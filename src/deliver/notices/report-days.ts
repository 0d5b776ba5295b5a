import { localDay, weekdayOf } from '../../domain/local-day.ts'
import type { ReportKind } from '../../domain/notice.ts'

/** Whole days, both ends included; 0 is the first of January 1970. */
export type Days = { first: number; last: number }

/** The days of a report that is sent at a moment (seconds): the day, the week from Monday, or the month before. */
export function daysOf(kind: ReportKind, at: number, timeZone: string): Days {
  const today = localDay(at, timeZone)
  if (kind === 'summary') return { first: today - 1, last: today - 1 }
  if (kind === 'week') return daysBefore(kind, { first: today - weekdayOf(today), last: today })
  return daysBefore(kind, { first: firstOfMonth(today), last: today })
}

/** The week or month before one that begins with these days. */
export function daysBefore(kind: 'week' | 'month', { first }: Days): Days {
  return { first: kind === 'week' ? first - 7 : firstOfMonth(first - 1), last: first - 1 }
}

function firstOfMonth(day: number): number {
  return day - new Date(day * 86_400_000).getUTCDate() + 1
}
