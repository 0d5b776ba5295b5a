import type { Store } from '../store/store.ts'
import { createClockGuard } from './clock-guard.ts'
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
 * not trusted nothing is removed.
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
  const { isClockTrusted } = createClockGuard(store, { uptime, onFailure })
  let minute = 0
  return async (): Promise<void> => {
    const now = clock()
    if (!(await isClockTrusted(now).catch(onFailure))) return
    const isHour = minute++ % 60 === 0
    for (const past of isHour ? [...pastTime, pruneSpool, pruneImports, forgetSignIns] : pastTime)
      await past(store, now, stop).catch(onFailure)
  }
}
