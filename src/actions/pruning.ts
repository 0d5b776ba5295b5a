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
  keepRawDays: number
  stop: AbortSignal
  onFailure: (error: unknown) => void
}

/** Removes what is past its time, each time it is called: once a minute. What goes through whole folders is done once an hour. */
export function createPruning(store: Store, { clock, keepRawDays, stop, onFailure }: PruningOptions) {
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
  return async (): Promise<void> => {
    const isHour = minute++ % 60 === 0
    for (const past of isHour ? [...pastTime, pruneSpool, pruneImports, forgetSignIns] : pastTime)
      await past(store, clock(), stop).catch(onFailure)
  }
}
