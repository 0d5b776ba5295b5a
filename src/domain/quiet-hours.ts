import { localDay, localMinutes, momentsOf, weekdayOf } from './local-day.ts'
import type { NoticeKind } from './notice.ts'

/**
 * When a member is not disturbed: each night between two times (minutes since midnight), and on whole weekdays, from 0 for Monday. Notices
 * wait until then, except for the kinds in `wakes`. A night whose ends are equal is empty.
 */
export type QuietHours = { from: number; to: number; daysOff: readonly number[]; wakes: readonly NoticeKind[] }

/** When (seconds) a notice that arises now is sent: at once, or at the end of the night or day off. */
export function heldUntil(quiet: QuietHours | null, kind: NoticeKind, timeZone: string, now: number): number {
  if (!quiet || quiet.wakes.includes(kind) || !isQuiet(quiet, timeZone, now)) return now
  const today = localDay(now, timeZone)
  for (let day = today; day < today + 9; day++) {
    const ends = [...momentsOf(day, 0, timeZone), ...momentsOf(day, quiet.to, timeZone)].sort(
      (one, other) => one - other,
    )
    const end = ends.find((moment) => moment > now && !isQuiet(quiet, timeZone, moment))
    if (end !== undefined) return end
  }
  return now // every day is a day off
}

function isQuiet({ from, to, daysOff }: QuietHours, timeZone: string, now: number): boolean {
  if (daysOff.includes(weekdayOf(localDay(now, timeZone)))) return true
  const minutes = localMinutes(now, timeZone)
  return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to
}
