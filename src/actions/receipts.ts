import { hash } from 'node:crypto'
import type { Project } from '../domain/project.ts'
import { type KeptReceipt, type Receipt, type Sent, storedBody } from '../domain/receipt.ts'
import { CommitOutcomeUnknown } from '../store/batch/commit-outcome-unknown.ts'
import { writeBody } from '../store/receipts/write.ts'
import type { BatchOperation, NewReceipt, Store, Transaction } from '../store/store.ts'
import { keepLarge } from './spool-room.ts'

/**
 * Keeps what a stranger sent, as it came; on disk when this resolves. A submit that came before is the receipt that there is. Refuses
 * with `unavailable` when there is no room. `many` keeps it, and may go on with it by itself.
 */
export async function keepReceipt<G extends object = never>(
  store: Store,
  project: Project,
  sent: Sent,
  body: Uint8Array,
  once?: Once,
  many: BatchOperation<Arrived, number | Receipt, G> = keepMany,
): Promise<KeptReceipt | G> {
  const isLarge = body.length > storedBody
  const spool = isLarge ? await keepLarge(store, sent, body) : null
  const told = once === undefined ? null : onceOf(once, sent, body)
  const arrived = { sent, size: body.length, body: isLarge ? null : writeBody(body), spool, once: told }
  const kept = await store.batch(many, project, arrived).catch(async (error) => {
    if (spool !== null && !(error instanceof CommitOutcomeUnknown)) await store.spool.remove(spool).catch(() => {}) // else it is pruned
    throw error
  })
  if (typeof kept === 'number') return Object.assign(fresh(kept, sent, body.length, spool), { body })
  if (spool !== null && 'spool' in kept && kept.spool !== spool) await store.spool.remove(spool)
  return kept
}

/** A receipt that has no number yet. */
export type Arrived = Omit<NewReceipt, 'id'>

/** Keeps what came; answers the number of each new receipt, and the receipt where it came before. A thread finds it by its name. @public */
export const keepMany: BatchOperation<Arrived, number | Receipt> = {
  module: 'actions/receipts',
  name: 'keepMany',
  make: keepEach,
}

/** The same inside a transaction that goes on. */
export async function keepEach(tx: Transaction, project: Project, arrived: Arrived[]): Promise<(number | Receipt)[]> {
  const last = await tx.projects.takeReceipts(project.id, arrived.length) // holds the project: a twin of a submit waits here
  const known = await tx.receipts.bySubmitTokens(
    project.id,
    arrived.flatMap(({ once }) => once ?? []),
  )
  const added: NewReceipt[] = []
  const kept = arrived.map((each, index) => {
    const { sent, size, spool, once } = each
    const earlier = once === null ? undefined : known.get(once)
    if (earlier) return earlier
    const id = last - arrived.length + 1 + index
    added.push({ ...each, id })
    if (once !== null) known.set(once, fresh(id, sent, size, spool))
    return id
  })
  await tx.receipts.insert(project.id, added)
  return kept
}

/**
 * What tells a submit from others: a name that the sender drew for it `alone`, so that it may come again with less in it, or one that
 * counts together with all that was sent.
 */
export type Once = string | { alone: string }

function onceOf(once: Once, { query }: Sent, body: Uint8Array): string {
  if (typeof once !== 'string') return hash('sha256', `alone\n${once.alone}`, 'base64url')
  return hash('sha256', Buffer.concat([Buffer.from(`${once}\n${query}\n`), body]), 'base64url')
}

/** A receipt that nobody has worked yet. Written out, for each submit makes one. */
export function fresh(id: number, sent: Sent, size: number, spool: string | null): Receipt {
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
