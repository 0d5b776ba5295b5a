import type { Store } from '../store/store.ts'

type ClockGuardOptions = {
  /** Seconds that count on whatever is done to the clock. */
  uptime: () => number
  onFailure: (error: unknown) => void
}

/** Whether the clock may decide what is removed: one that is wrong for a minute would remove for good what has years to go. */
export function createClockGuard(store: Store, { uptime, onFailure }: ClockGuardOptions) {
  let suspectSince: number | undefined
  return { isClockTrusted }

  /** A clock that is more than a day past the last round, of any server, is trusted once it has been so for some hours. */
  async function isClockTrusted(now: number): Promise<boolean> {
    const known = (await store.settings.find(lastRound))?.value
    const last = known === undefined ? now : Number(known)
    if (now - last > longestGap) {
      if (suspectSince === undefined)
        onFailure(new Error('The clock is a day past the last round: nothing goes for six hours'))
      suspectSince ??= uptime()
      if (uptime() - suspectSince < trustedAfter) return false
    }
    suspectSince = undefined
    if (known === undefined || Math.abs(now - last) >= noteEvery)
      await store.transaction((tx) => tx.settings.replace(lastRound, known, String(now)))
    return true
  }
}

/** The setting with the time (seconds) of the last round, or that of an hour before it. */
const lastRound = 'pruned_at'
const noteEvery = 3_600

/** How far (seconds) a clock may be past the last round, and how long a further one is not trusted: less than servers run between restarts. */
const longestGap = 86_400
const trustedAfter = 6 * 3_600
