import { type CompletedReceipt, completeReceipt } from '../actions/complete-receipt.ts'
import type { Project } from '../domain/project.ts'
import { CommitOutcomeUnknown } from '../store/batch/commit-outcome-unknown.ts'
import type { PendingReceipt, Store } from '../store/store.ts'
import { processReceipt, quarantined } from './process.ts'

/** How often the working of what was left over may be cut off before a person looks at it. */
const maxAttempts = 2

/**
 * Works what a request left behind, and has noted before that it tries: one that ends the process each time would end it for ever. What comes
 * is worked where it is kept, without that; only what is left over costs a transaction more.
 */
export async function recoverReceipt(
  store: Store,
  project: Project,
  receipt: PendingReceipt,
  now: number,
  onFault: (error: unknown) => void,
): Promise<CompletedReceipt> {
  if (receipt.tries >= maxAttempts)
    return completeReceipt(store, project, receipt, { ...quarantined({ code: 'interrupted' }), files: [] }, now)
  await store.transaction((tx) => tx.receipts.countAttempt(project.id, receipt.id, 1))
  try {
    return await processReceipt(store, project, receipt, now, onFault)
  } catch (error) {
    const isUnknown = error instanceof CommitOutcomeUnknown // else it failed, and nothing was ended by it
    if (!isUnknown)
      await store.transaction((tx) => tx.receipts.countAttempt(project.id, receipt.id, -1)).catch(() => {})
    throw error
  }
}
