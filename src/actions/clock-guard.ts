import type { Store } from '../store/store.ts'

type ClockGuardOptions = {
  /** A monotonic time (seconds), unaffected by changes of the clock. */
  uptime: () => number
  onFailure: (error: unknown) => void
}

/** Tells whether the clock may decide what is removed. A clock that is wrong for a minute could delete for good what should be kept for years. */
export function createClockGuard(store: Store, { uptime, onFailure }: ClockGuardOptions) {
  let suspectSince: number | undefined
  return { isClockTrusted }

  /** A clock that is more than a day past the last round of any server is trusted only after it has been so for `trustedAfter`. */
  async function isClockTrusted(now: number): Promise<boolean> {
    const known = (await store.settings.find(lastRound))?.value
    const last = known === undefined ? now : Number(known)
    if (isFarPast(last, now)) {
      if (suspectSince === undefined)
        onFailure(new Error('The clock is a day past the last round: nothing is removed for six hours'))
      suspectSince ??= uptime()
      if (uptime() - suspectSince < trustedAfter) return false
    }
    suspectSince = undefined
    if (known === undefined || Math.abs(now - last) >= noteEvery)
      await store.transaction((tx) => tx.settings.replace(lastRound, known, String(now)))
    return true
  }
}

/** Whether the clock is so far past the last round of any server that pruning may distrust it. */
export async function isClockSuspect(store: Store, now: number): Promise<boolean> {
  const known = (await store.settings.find(lastRound))?.value
  return known !== undefined && isFarPast(Number(known), now)
}

function isFarPast(last: number, now: number): boolean {
  return now - last > longestGap
}

/** The setting with the time (seconds) of the last round. It may be up to an hour older. */
const lastRound = 'pruned_at'
const noteEvery = 3_600

/**
 * How far (seconds) the clock may be past the last round, and for how long a clock further ahead is distrusted: less than servers run between
 * restarts.
 */
const longestGap = 86_400
const trustedAfter = 6 * 3_600
