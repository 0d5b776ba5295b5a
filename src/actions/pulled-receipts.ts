import { hash } from 'node:crypto'
import type { Enquiry } from '../domain/enquiry.ts'
import type { Project } from '../domain/project.ts'
import type { Sent } from '../domain/receipt.ts'
import { writeBody } from '../store/receipts/stored-body.ts'
import type { Transaction } from '../store/store.ts'
import { storeEach } from './receipts.ts'

/** What a site sent to the vendor, and the lead that it became; `raw` is the vendor's text of it. */
export type PulledReceipt = { id: string; at: number; enquiry: Enquiry; lead: number; raw: string }

/**
 * Stores what sites sent to the vendor as receipts of the pulled leads, within a transaction. Each is stored once, even after its raw body was
 * pruned. Returns the number of new receipts, and the orphans: those whose lead was not pulled, although a lead of this desk may have the same
 * number. Receipts of a purged lead are neither.
 */
export async function keepReceipts(
  tx: Transaction,
  project: Project,
  outside: number,
  given: readonly PulledReceipt[],
  now: number,
): Promise<{ created: number; orphans: PulledReceipt[] }> {
  const fresh = await freshOf(tx, project, outside, given)
  const leads = [...new Set(fresh.map(([, { lead }]) => lead))]
  const [stored, pulled] = [
    new Set(leads.length === 0 ? [] : (await tx.leads.findMany(project, leads)).map(({ id }) => id)),
    await tx.pulled.of(project.id, 'lead', leads),
  ]
  const orphans = fresh.map(([, receipt]) => receipt).filter(({ lead }) => !pulled.has(lead))
  const linked = fresh
    .filter(([, { lead }]) => stored.has(lead) && pulled.has(lead))
    .sort(([, one], [, other]) => one.at - other.at)
  if (linked.length === 0) return { created: 0, orphans }
  const ids = await storeEach(
    tx,
    project,
    linked.map(([submitToken, { at, raw }]) => {
      const body = Buffer.from(raw)
      return { sent: { ...sent, at }, size: body.length, body: writeBody(body), spool: null, submitToken }
    }),
  )
  const begun = new Set<number>()
  for (const lead of new Set(linked.map(([, { lead }]) => lead)))
    if ((await tx.receipts.ofLead(project.id, lead)).some(({ end }) => end !== null)) begun.add(lead)
  await tx.receipts.finish(
    project.id,
    linked.map(([, { enquiry, lead }], index) => {
      const end = begun.has(lead) ? ('joined' as const) : ('lead' as const)
      begun.add(lead)
      const row = { reasons: [], score: 0, workedAt: now, fingerprint: null, proof: null }
      return { ...row, id: ids[index] as number, end, lead, enquiry: JSON.stringify(enquiry) }
    }),
  )
  await noteKept(
    tx,
    project,
    outside,
    linked.map(([, receipt]) => receipt),
  )
  return { created: linked.length, orphans }
}

/** The receipts that are not stored yet, with their tokens. After pruning a receipt has no token, and only `pulled` still knows it. */
async function freshOf(
  tx: Transaction,
  project: Project,
  outside: number,
  given: readonly PulledReceipt[],
): Promise<[token: string, receipt: PulledReceipt][]> {
  const ids = given.map(({ id }) => Number(id))
  const came = await tx.pulled.of(project.id, 'receipt', ids)
  const others = given.filter(({ id }) => came.get(Number(id)) !== String(outside))
  const tokens = others.map((receipt): [string, PulledReceipt] => [tokenOf(outside, receipt.id), receipt])
  const known = await tx.receipts.bySubmitTokens(
    project.id,
    tokens.map(([token]) => token),
  )
  const here = tokens.filter(([token]) => known.has(token)).map(([, receipt]) => receipt)
  await noteKept(tx, project, outside, here)
  return tokens.filter(([token]) => !known.has(token))
}

/** Records that receipts were stored, with their project at the vendor, since two such projects may use the same numbers. */
function noteKept(tx: Transaction, project: Project, outside: number, kept: readonly PulledReceipt[]): Promise<void> {
  const seen = String(outside)
  return tx.pulled.put(
    project.id,
    'receipt',
    kept.map(({ id }) => ({ id: Number(id), seen })),
  )
}

/** The receipts came to the vendor through its address for sites. */
const sent: Omit<Sent, 'at'> = {
  ...{ way: 'proxy', key: null, form: null, mapping: null },
  ...{ method: 'POST', query: '', headers: {}, address: null },
}

function tokenOf(outside: number, id: string): string {
  return hash('sha256', `pulled\n${outside}\n${id}`, 'base64url')
}
