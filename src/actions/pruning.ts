import type { Store } from '../store/store.ts'
import { createClockGuard } from './clock-guard.ts'
import { finishRemovals } from './destination-removal.ts'
import { pruneImports } from './imports.ts'
import { forgetSignIns } from './login-attempts.ts'
import {
  correctDeliveries,
  pruneCommitMarks,
  pruneCostUndos,
  pruneDeliveries,
  pruneIdempotency,
  pruneJobs,
  pruneNotices,
  pruneOpenedChats,
  pruneRaw,
  pruneSpam,
  pruneUndos,
  pruneVisits,
} from './prune.ts'
import { pruneSpool } from './spool.ts'

type PruningOptions = {
  clock: () => number
  /** A monotonic time (seconds), unaffected by changes of the clock. */
  uptime: () => number
  keepRawDays: number
  stop: AbortSignal
  onFailure: (error: unknown) => void
}

/**
 * Returns a function that removes expired data, called once a minute. Once an hour it also does what scans whole folders. It removes nothing while
 * the clock is not trusted, except what a person removed: an interrupted removal is finished.
 */
export function createPruning(store: Store, { clock, uptime, keepRawDays, stop, onFailure }: PruningOptions) {
  const pastTime = [
    pruneIdempotency,
    pruneCommitMarks,
    pruneUndos,
    pruneCostUndos,
    pruneJobs,
    pruneDeliveries,
    correctDeliveries,
    pruneNotices,
    pruneRaw(keepRawDays),
    pruneSpam,
    pruneVisits(keepRawDays),
    pruneOpenedChats(keepRawDays),
  ]
  const { isClockTrusted } = createClockGuard(store, { uptime, onFailure })
  let minute = 0
  return async (): Promise<void> => {
    await finishRemovals(store, stop).catch(onFailure)
    const now = clock()
    if (!(await isClockTrusted(now).catch(onFailure))) return
    const isHour = minute++ % 60 === 0
    for (const past of isHour ? [...pastTime, pruneSpool, pruneImports, forgetSignIns] : pastTime)
      await past(store, now, stop).catch(onFailure)
  }
}
