import type { Store } from '../store/open.ts'

/** Few enough that no writer waits long behind them, nor for them. */
const batch = 200

/**
 * Removes `Idempotency-Key`s of both APIs that are past their day, some in each transaction, until none is left or it is told to stop;
 * answers how many went. Harmless in several processes at once.
 */
export async function pruneIdempotency(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  let forgotten = 0
  for (const { id } of await store.projects.all())
    for (const door of ['idempotency', 'apiOnce'] as const)
      for (let some = batch; some === batch && !stop?.aborted; forgotten += some)
        some = await store.transaction((tx) => tx[door].forget(id, now, batch))
  return forgotten
}
