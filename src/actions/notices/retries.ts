import { type Notice, type NoticeWayName, wayTimeout } from '../../domain/notice.ts'

/** The delays (seconds) before the same way is tried again, and before all ways are tried again. */
const soon = [5, 10, 15, 20]
const later = [60, 300, 1_800, 7_200, 21_600]

/** Tries the same way until its timeout, then the next one. When all were tried, all of them are tried again later. */
export function retried(
  first: Notice,
  way: NoticeWayName,
  { retryAfter, movedTo }: { retryAfter: number | null; movedTo: string | null },
  now: number,
) {
  if (movedTo !== null) return { nextAt: now }
  const tries = first.tries + 1
  const delay = retryAfter ?? soon[Math.min(tries - 1, soon.length - 1)] ?? 20
  const since = first.way === way ? (first.waySince ?? now) : now
  if (now + delay - since < wayTimeout) return { nextAt: now + delay }
  return { nextAt: now, tried: withWay(first, way) }
}

/** The delay (seconds) before an edit of a message is tried again: half a minute, twice as long each time, at most an hour. */
export function editDelay({ editTries }: Notice): number {
  return Math.min(30 * 2 ** editTries, 3_600)
}

/** The ways that did not take a notice, with this one. */
export function withWay({ tried }: Notice, way: NoticeWayName): NoticeWayName[] {
  return [...new Set([...tried, way])]
}

/**
 * Whether a way may still accept a notice that it did not accept in time. After `unknown`, a notice is sent again only by a way that recognises
 * duplicates.
 */
export function isRetryable({ outcome }: Pick<Notice, 'outcome'>): boolean {
  return outcome === 'later' || outcome === 'unknown'
}

/** When (seconds) all ways are tried again for a notice that none accepted. Undefined when it is too late, or when none can accept it later. */
export function tryAgainAt({ outcome, tries }: Notice, triedUntil: number, now: number): number | undefined {
  if (!isRetryable({ outcome }) || now >= triedUntil) return
  return now + (later[Math.min(Math.floor(tries / 4), later.length - 1)] ?? 60)
}
