import { type CompletedReceipt, completeMany } from '../actions/complete-receipt.ts'
import { completionOf } from '../actions/receipt-completion.ts'
import { type IncomingReceipt, pendingReceipt, storeEach } from '../actions/receipts.ts'
import type { Receipt } from '../domain/receipt.ts'
import { readBody } from '../store/receipts/stored-body.ts'
import type { BatchOperation } from '../store/store.ts'
import { fileRecords } from './files.ts'
import { interpretBody } from './process.ts'

/**
 * Stores a submission and processes it, in the writer thread if there is one, so that data crosses threads only once. Bodies in the spool and
 * proofs of work are left to the caller, since they are slow and would block other writes.
 */
export const storeAndProcess: BatchOperation<IncomingReceipt, number | Receipt, Processed> = {
  name: 'storeAndProcess',
  make: storeEach,
  continueWith: async (store, project, { sent, size, body }, stored) => {
    if (typeof stored !== 'number' || body === null || project.capture.proofOfWork) return
    const receipt = pendingReceipt(stored, sent, size, null)
    const raw = await interpretBody(store, project, receipt, readBody(body))
    const interpretation = { ...raw, files: fileRecords(raw.files) }
    return {
      completed: await store.batch(completeMany, project, completionOf(project, receipt, interpretation, sent.at)),
    }
  },
}

/** The outcome of a receipt that was processed on the worker thread. */
export type Processed = { completed: CompletedReceipt }
