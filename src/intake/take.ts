import { type Arrived, fresh, keepEach } from '../actions/receipts.ts'
import { type Ending, settleMany } from '../actions/settle.ts'
import { settlingOf } from '../actions/settling.ts'
import type { Receipt } from '../domain/receipt.ts'
import { readBody } from '../store/receipts/write.ts'
import type { BatchOperation } from '../store/store.ts'
import { notedFiles } from './files.ts'
import { senseOfBody } from './work.ts'

/**
 * Keeps what came, and a thread goes on to work it, so that it crosses but once. What lies in the spool is left to those who asked, and what
 * takes its time: nobody else writes meanwhile. A thread finds it by its name. @public
 */
export const takeMany: BatchOperation<Arrived, number | Receipt, Worked> = {
  module: 'intake/take',
  name: 'takeMany',
  make: keepEach,
  continueWith: async (store, project, { sent, size, body }, kept) => {
    if (typeof kept !== 'number' || body === null || project.capture.proofOfWork) return
    const receipt = fresh(kept, sent, size, null)
    const sense = await senseOfBody(store, project, receipt, readBody(body))
    const understood = { ...sense, files: notedFiles(sense.files) }
    return { worked: await store.batch(settleMany, project, settlingOf(project, receipt, understood, sent.at)) }
  },
}

/** How something ended that was worked where it was kept. */
export type Worked = { worked: Ending }
