import { type CompletedReceipt, completeReceipt } from '../actions/complete-receipt.ts'
import type { Project } from '../domain/project.ts'
import { CommitOutcomeUnknown } from '../store/batch/commit-outcome-unknown.ts'
import type { PendingReceipt, Store } from '../store/store.ts'
import { processReceipt, quarantined } from './process.ts'

/** After this many interrupted attempts a receipt is quarantined for a person. */
const maxAttempts = 2

/** Receipts whose failed attempt could not be uncounted while the database was away. Their next attempt here is not counted again. */
const excused = new WeakMap<Store, Set<string>>()

/**
 * Processes a receipt that its request left unfinished. Each attempt is recorded first, since a receipt that crashes
 * the process would crash it forever. The direct path needs no such record, so only leftovers cost one more
 * transaction. An attempt that ended because the database went away does not count.
 */
export async function recoverReceipt(
  store: Store,
  project: Project,
  receipt: PendingReceipt,
  now: number,
  onFault: (error: unknown) => void,
): Promise<CompletedReceipt> {
  const name = `${project.id} ${receipt.id}`
  const ofStore = excused.get(store) ?? new Set()
  excused.set(store, ofStore)
  const isCounted = ofStore.delete(name)
  if (receipt.attempts - Number(isCounted) >= maxAttempts)
    return completeReceipt(store, project, receipt, { ...quarantined({ code: 'interrupted' }), files: [] }, now)
  if (!isCounted) await store.transaction((tx) => tx.receipts.countAttempt(project.id, receipt.id, 1))
  try {
    return await processReceipt(store, project, receipt, now, onFault)
  } catch (error) {
    // this receipt may be what crashed the writer thread
    const isCrash = error instanceof CommitOutcomeUnknown && !store.isUnavailable(error.cause)
    if (!isCrash)
      await store
        .transaction((tx) => tx.receipts.countAttempt(project.id, receipt.id, -1))
        .catch(() => void ofStore.add(name))
    throw error
  }
}
