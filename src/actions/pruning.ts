import type { Store } from '../store/store.ts'
import { pruneImports } from './imports.ts'
import { forgetSignIns } from './login-attempts.ts'
import {
  pruneCommitMarks,
  pruneCostUndos,
  pruneDeliveries,
  pruneIdempotency,
  pruneJobs,
  pruneNotices,
  pruneRaw,
  pruneSpam,
  pruneUndos,
  pruneVisits,
} from './prune.ts'
import { pruneSpool } from './spool.ts'

type PruningOptions = {
  clock: () => number
  /** Seconds that count on whatever is done to the clock. */
  uptime: () => number
  keepRawDays: number
  stop: AbortSignal
  onFailure: (error: unknown) => void
}

/**
 * Removes what is past its time, each time it is called: once a minute. What goes through whole folders is done once an hour. While the clock is
 * doubtful nothing is removed: one that is wrong for a minute would remove for good what has years to go.
 */
export function createPruning(store: Store, { clock, uptime, keepRawDays, stop, onFailure }: PruningOptions) {
  const pastTime = [
    pruneIdempotency,
    pruneCommitMarks,
    pruneUndos,
    pruneCostUndos,
    pruneJobs,
    pruneDeliveries,
    pruneNotices,
    pruneRaw(keepRawDays),
    pruneSpam,
    pruneVisits(keepRawDays),
  ]
  let minute = 0
  let doubtedAt: number | undefined
  return async (): Promise<void> => {
    const now = clock()
    if (!(await isBelieved(now).catch(onFailure))) return
    const isHour = minute++ % 60 === 0
    for (const past of isHour ? [...pastTime, pruneSpool, pruneImports, forgetSignIns] : pastTime)
      await past(store, now, stop).catch(onFailure)
  }

  /** A clock that is more than a day past the last round, of any server, is believed once it has been so for some hours. */
  async function isBelieved(now: number): Promise<boolean> {
    const known = (await store.settings.find(lastRound))?.value
    const last = known === undefined ? now : Number(known)
    if (now - last > doubt) {
      if (doubtedAt === undefined)
        onFailure(new Error('The clock is a day past the last round: nothing goes for six hours'))
      doubtedAt ??= uptime()
      if (uptime() - doubtedAt < believedAfter) return false
    }
    doubtedAt = undefined
    if (known === undefined || Math.abs(now - last) >= noteEvery)
      await store.transaction((tx) => tx.settings.replace(lastRound, known, String(now)))
    return true
  }
}

/** The setting with the time (seconds) of the last round, or that of an hour before it. */
const lastRound = 'pruned_at'
const noteEvery = 3_600

/** How far (seconds) a clock may be past the last round, and how long a further one is not believed: less than servers run between restarts. */
const doubt = 86_400
const believedAfter = 6 * 3_600
