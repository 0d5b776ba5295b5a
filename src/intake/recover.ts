import { type CompletedReceipt, completeReceipt } from '../actions/complete-receipt.ts'
import type { Project } from '../domain/project.ts'
import { CommitOutcomeUnknown } from '../store/batch/commit-outcome-unknown.ts'
import type { PendingReceipt, Store } from '../store/store.ts'
import { processReceipt, quarantined } from './process.ts'

/** After this many interrupted attempts a receipt is quarantined for a person. */
const maxAttempts = 2

/**
 * Processes a receipt that its request left unfinished. Each attempt is recorded first, since a receipt that crashes
 * the process would crash it forever. The direct path needs no such record, so only leftovers cost one more
 * transaction.
 */
export async function recoverReceipt(
  store: Store,
  project: Project,
  receipt: PendingReceipt,
  now: number,
  onFault: (error: unknown) => void,
): Promise<CompletedReceipt> {
  if (receipt.attempts >= maxAttempts)
    return completeReceipt(store, project, receipt, { ...quarantined({ code: 'interrupted' }), files: [] }, now)
  await store.transaction((tx) => tx.receipts.countAttempt(project.id, receipt.id, 1))
  try {
    return await processReceipt(store, project, receipt, now, onFault)
  } catch (error) {
    const isUnknown = error instanceof CommitOutcomeUnknown
    if (!isUnknown)
      // nothing was committed, so that it was no attempt
      await store.transaction((tx) => tx.receipts.countAttempt(project.id, receipt.id, -1)).catch(() => {})
    throw error
  }
}
