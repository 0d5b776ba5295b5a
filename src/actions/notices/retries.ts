import { type Notice, type NoticeWayName, wayTimeout } from '../../domain/notice.ts'

/** The delays (seconds) of a way that may accept it later, and before all ways are tried once more. */
const soon = [5, 10, 15, 20]
const later = [60, 300, 1_800, 7_200, 21_600]

/** The same way until its timeout, then the next one; when all were tried, all of them again after a while. */
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

/** How long (seconds) a change of a message waits that may be made later: as long as it was tried already, at most an hour. */
export function editDelay({ editSince }: Notice, now: number): number {
  return Math.min(Math.max(now - (editSince ?? now), 30), 3_600)
}

/** The ways that did not take a notice, with this one. */
export function withWay({ tried }: Notice, way: NoticeWayName): NoticeWayName[] {
  return [...new Set([...tried, way])]
}

/** Whether a way may take a notice later, though it did not in time. One that is due after `unknown` goes by a way that knows doubles. */
export function isRetryable({ outcome }: Pick<Notice, 'outcome'>): boolean {
  return outcome === 'later' || outcome === 'unknown'
}

/** When (seconds) a notice that no way took is tried by all of them again; undefined when it is too late, or none was only away. */
export function tryAgainAt({ outcome, tries }: Notice, triedUntil: number, now: number): number | undefined {
  if (!isRetryable({ outcome }) || now >= triedUntil) return
  return now + (later[Math.min(Math.floor(tries / 4), later.length - 1)] ?? 60)
}
