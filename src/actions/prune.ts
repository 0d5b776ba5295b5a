import { undoTime } from '../domain/event.ts'
import type { Store, Transaction } from '../store/store.ts'
import { rawBytesOf } from './raw-bytes.ts'

/** Few enough that no writer waits long behind them, nor for them. */
const batch = 200

/**
 * Removes `Idempotency-Key`s of both APIs that are past their day, some in each transaction, until none is left or it is told to stop;
 * answers how many went. Harmless in several processes at once.
 */
export async function pruneIdempotency(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  const wire = await forgetAll(store, (tx, project) => tx.idempotency.forget(project, now, batch), stop)
  return wire + (await forgetAll(store, (tx, project) => tx.apiIdempotency.forget(project, now, batch), stop))
}

/** Removes in the same way what undoes acts of more than 30 days ago; the events themselves stay. */
export function pruneUndos(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  return forgetAll(store, (tx, project) => tx.undos.forget(project, now - undoTime, batch), stop)
}

/** Removes in the same way jobs that ended and began more than 30 days ago. */
export function pruneJobs(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  return forgetAll(store, (tx, project) => tx.jobs.forget(project, now - undoTime, batch), stop)
}

/**
 * Removes in the same way the raw bodies and addresses of what came from sites more than `days` ago, and files that belong to no lead;
 * the enquiries stay.
 */
export function pruneRaw(days: number) {
  return (store: Store, now: number, stop?: AbortSignal): Promise<number> => {
    const before = now - days * 86_400
    const pruneSome = async (project: number) => {
      await takeFilesOut(store, project, before, stop)
      const { pruned, files } = await store.transaction((tx) => tx.personalData.prune(project, before, now, batch))
      for (const name of files) await store.spool.remove(name) // one that stays behind belongs to nothing, and goes so
      return pruned
    }
    return repeat(store, pruneSome, stop)
  }
}

/** The files of leads outlive the raw bodies that they are parts of. */
async function takeFilesOut(store: Store, project: number, before: number, stop: AbortSignal | undefined) {
  const some = await store.files.inBodies(project, before, batch)
  for (const { receipt, file } of stop?.aborted ? [] : some) {
    const bytes = await rawBytesOf(store, project, receipt, file)
    const spool = bytes ? await store.spool.add(bytes) : null // `check` has told of what is gone
    const isTaken = await store.transaction((tx) => tx.files.takeOut(project, receipt.id, file.number, spool))
    if (spool !== null && !isTaken) await store.spool.remove(spool) // another server was sooner
  }
}

function forgetAll(
  store: Store,
  forget: (tx: Transaction, project: number) => Promise<number>,
  stop: AbortSignal | undefined,
): Promise<number> {
  return repeat(store, (project) => store.transaction((tx) => forget(tx, project)), stop)
}

/** Does some of every project again and again, as long as there is a whole batch. */
async function repeat(
  store: Store,
  doSome: (project: number) => Promise<number>,
  stop: AbortSignal | undefined,
): Promise<number> {
  let forgotten = 0
  for (const { id } of await store.projects.all())
    for (let some = batch; some === batch && !stop?.aborted; forgotten += some) some = await doSome(id)
  return forgotten
}
