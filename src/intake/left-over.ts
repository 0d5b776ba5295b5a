import { type Ending, settleReceipt } from '../actions/settle.ts'
import type { Project } from '../domain/project.ts'
import { CommitOutcomeUnknown } from '../store/batch/commit-outcome-unknown.ts'
import type { PendingReceipt, Store } from '../store/store.ts'
import { unclear, workReceipt } from './work.ts'

/** How often the working of what was left over may be cut off before a person looks at it. */
const mostTries = 2

/**
 * Works what a request left behind, and has noted before that it tries: one that ends the process each time would end it for ever. What comes
 * is worked where it is kept, without that; only what is left over costs a transaction more.
 */
export async function workLeftOver(
  store: Store,
  project: Project,
  receipt: PendingReceipt,
  now: number,
  onFault: (error: unknown) => void,
): Promise<Ending> {
  if (receipt.tries >= mostTries)
    return settleReceipt(store, project, receipt, { ...unclear({ code: 'interrupted' }), files: [] }, now)
  await store.transaction((tx) => tx.receipts.countAttempt(project.id, receipt.id, 1))
  try {
    return await workReceipt(store, project, receipt, now, onFault)
  } catch (error) {
    const isCutOff = error instanceof CommitOutcomeUnknown // else it failed, and nothing was ended by it
    if (!isCutOff) await store.transaction((tx) => tx.receipts.countAttempt(project.id, receipt.id, -1)).catch(() => {})
    throw error
  }
}
