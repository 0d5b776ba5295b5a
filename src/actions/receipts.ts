import type { Project } from '../domain/project.ts'
import { type Receipt, type Sent, type StoredReceipt, storedBody } from '../domain/receipt.ts'
import { CommitOutcomeUnknown } from '../store/batch/commit-outcome-unknown.ts'
import { writeBody } from '../store/receipts/stored-body.ts'
import type { BatchOperation, NewReceipt, Store, Transaction } from '../store/store.ts'
import { storeLargeBody } from './spool-room.ts'
import { hashSubmitToken, type SubmitToken } from './submit-token.ts'

/**
 * Stores a submission as it was received; it is on disk when this resolves. A repeated submit returns the existing
 * receipt. Refuses with `unavailable` when the spool is full. `operation` stores it, and may also process it.
 */
export async function storeReceipt<G extends object = never>(
  store: Store,
  project: Project,
  sent: Sent,
  body: Uint8Array,
  submitToken?: SubmitToken,
  operation: BatchOperation<IncomingReceipt, number | Receipt, G> = storeMany,
): Promise<StoredReceipt | G> {
  const isLarge = body.length > storedBody
  const spool = isLarge ? await storeLargeBody(store, sent, body) : null
  const token = submitToken === undefined ? null : await hashSubmitToken(submitToken, sent, body)
  const incoming = { sent, size: body.length, body: isLarge ? null : writeBody(body), spool, submitToken: token }
  const stored = await store.batch(operation, project, incoming).catch(async (error) => {
    if (spool !== null && !(error instanceof CommitOutcomeUnknown)) await store.spool.remove(spool).catch(() => {}) // a stray file is pruned later
    throw error
  })
  if (typeof stored === 'number') return Object.assign(pendingReceipt(stored, sent, body.length, spool), { body })
  if (spool !== null && 'spool' in stored && stored.spool !== spool) await store.spool.remove(spool)
  return stored
}

/** A receipt without its id. */
export type IncomingReceipt = Omit<NewReceipt, 'id'>

/** Stores receipts. Returns the number of each new one, and the stored receipt of a repeat. Also runs in the writer thread. */
export const storeMany: BatchOperation<IncomingReceipt, number | Receipt> = {
  name: 'storeMany',
  make: storeEach,
}

/** The same within an open transaction. */
export async function storeEach(
  tx: Transaction,
  project: Project,
  incoming: IncomingReceipt[],
): Promise<(number | Receipt)[]> {
  const last = await tx.projects.allocateReceiptNumbers(project.id, incoming.length) // locks the project: a concurrent repeat waits here
  const known = await tx.receipts.bySubmitTokens(
    project.id,
    incoming.flatMap(({ submitToken }) => submitToken ?? []),
  )
  const added: NewReceipt[] = []
  const stored = incoming.map((each, index) => {
    const { sent, size, spool, submitToken } = each
    const earlier = submitToken === null ? undefined : known.get(submitToken)
    if (earlier) return earlier
    const id = last - incoming.length + 1 + index
    added.push({ ...each, id })
    if (submitToken !== null) known.set(submitToken, pendingReceipt(id, sent, size, spool))
    return id
  })
  await tx.receipts.insert(project.id, added)
  return stored
}

/** An unprocessed receipt. The fields are written out for speed, since each submit makes one. */
export function pendingReceipt(id: number, sent: Sent, size: number, spool: string | null): Receipt {
  return {
    at: sent.at,
    way: sent.way,
    key: sent.key,
    form: sent.form,
    mapping: sent.mapping,
    method: sent.method,
    query: sent.query,
    headers: sent.headers,
    address: sent.address,
    id,
    size,
    spool,
    end: null,
    reasons: [],
    score: 0,
    enquiry: null,
    lead: null,
    workedAt: null,
    prunedAt: null,
  }
}
