import { hash } from 'node:crypto'
import type { Project } from '../domain/project.ts'
import { type KeptReceipt, type Sent, storedBody } from '../domain/receipt.ts'
import type { Many } from '../store/many.ts'
import type { Transaction } from '../store/nouns.ts'
import type { Store } from '../store/open.ts'
import type { NewReceipt } from '../store/receipts.ts'

/**
 * Keeps what a stranger sent, as it came; on disk when this resolves. A submit that came before is the receipt that there is. Refuses
 * with `unavailable` when there is no room.
 */
export async function keepReceipt(
  store: Store,
  project: Project,
  sent: Sent,
  body: Uint8Array,
  once?: Once,
): Promise<KeptReceipt> {
  const isLarge = body.length > storedBody
  const spool = isLarge ? await store.spool.keep(body) : null
  const told = once === undefined ? null : onceOf(once, sent, body)
  const kept = await store.together(keepMany, project, { sent, body, isLarge, spool, once: told })
  if (typeof kept === 'number') return fresh(kept, sent, body, spool)
  if (spool !== null && kept.spool !== spool) await store.spool.remove(spool)
  return kept
}

type Arrived = { sent: Sent; body: Uint8Array; isLarge: boolean; spool: string | null; once: string | null }

/** Keeps what came; answers the number of each new receipt, and the receipt where it came before. A thread finds it by its name. @public */
export const keepMany: Many<Arrived, number | KeptReceipt> = {
  module: 'actions/receipts',
  name: 'keepMany',
  make: keepEach,
}

async function keepEach(tx: Transaction, project: Project, arrived: Arrived[]): Promise<(number | KeptReceipt)[]> {
  const last = await tx.projects.takeReceipts(project.id, arrived.length) // holds the project: a twin of a submit waits here
  const known = await tx.receipts.ofOnces(
    project.id,
    arrived.flatMap(({ once }) => once ?? []),
  )
  const added: NewReceipt[] = []
  const kept = arrived.map(({ sent, body, isLarge, spool, once }, index) => {
    const earlier = once === null ? undefined : known.get(once)
    if (earlier) return earlier
    const id = last - arrived.length + 1 + index
    added.push({ id, sent, size: body.length, body: isLarge ? null : body, spool, once })
    if (once !== null) known.set(once, fresh(id, sent, body, spool))
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
function fresh(id: number, sent: Sent, body: Uint8Array, spool: string | null): KeptReceipt {
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
    size: body.length,
    spool,
    end: null,
    reasons: [],
    score: 0,
    enquiry: null,
    lead: null,
    workedAt: null,
    prunedAt: null,
    body,
  }
}
