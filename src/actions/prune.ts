import { undoTime } from '../domain/event.ts'
import type { Transaction } from '../store/nouns.ts'
import type { Store } from '../store/open.ts'

/** Few enough that no writer waits long behind them, nor for them. */
const batch = 200

/**
 * Removes `Idempotency-Key`s of both APIs that are past their day, some in each transaction, until none is left or it is told to stop;
 * answers how many went. Harmless in several processes at once.
 */
export async function pruneIdempotency(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  const wire = await forgetAll(store, (tx, project) => tx.idempotency.forget(project, now, batch), stop)
  return wire + (await forgetAll(store, (tx, project) => tx.apiOnce.forget(project, now, batch), stop))
}

/** Removes in the same way what undoes acts of more than 30 days ago; the events themselves stay. */
export function pruneUndos(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  return forgetAll(store, (tx, project) => tx.undos.forget(project, now - undoTime, batch), stop)
}

/** Removes in the same way jobs that ended and began more than 30 days ago. */
export function pruneJobs(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  return forgetAll(store, (tx, project) => tx.jobs.forget(project, now - undoTime, batch), stop)
}

async function forgetAll(
  store: Store,
  forget: (tx: Transaction, project: number) => Promise<number>,
  stop: AbortSignal | undefined,
): Promise<number> {
  let forgotten = 0
  for (const { id } of await store.projects.all())
    for (let some = batch; some === batch && !stop?.aborted; forgotten += some)
      some = await store.transaction((tx) => forget(tx, id))
  return forgotten
}
