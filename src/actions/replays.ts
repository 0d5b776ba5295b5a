import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../domain/access.ts'
import type { Job } from '../domain/job.ts'
import { type NewLead, patched } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import type { Receipt, ReceiptFilter } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'
import { type ReplayHow, revision } from '../domain/replay.ts'
import type { Store, Transaction } from '../store/store.ts'
import { completeEach } from './complete-receipt.ts'
import { beginChange, type Change, differenceOf, writeDifference } from './lead-changes.ts'
import { createJob } from './new-job.ts'
import { completedEnquiry, completionOf, type Interpretation } from './receipt-completion.ts'
import { newToken, recordUndo } from './undoable.ts'

/** A receipt that was interpreted again: the new interpretation, and the draft of its lead by the former one. */
export type Reinterpreted = {
  receipt: Receipt
  how: ReplayHow
  interpretation: Interpretation
  former: NewLead | undefined
}

/**
 * Interprets a receipt again; undefined when its raw body was pruned. It is injected, since the interpreter is above
 * the actions.
 */
export type Reinterpret = (
  store: Store,
  project: Project,
  receipt: Receipt,
  how: ReplayHow,
) => Promise<Reinterpreted | undefined>

/** A receipt after a replay, and the token that undoes its changes of leads. */
export type Replayed = { receipt: Receipt; undo: string | null }

/**
 * Reprocesses a receipt. One without a lead gets a new outcome. In its lead, fields that nobody changed since are updated, except when the receipt is
 * only marked as no spam. Refuses an unknown receipt, and one whose raw body was pruned, also if that happened meanwhile.
 */
export async function replayReceipt(
  store: Store,
  by: Actor,
  project: Project,
  { id, how, reinterpret }: { id: number; how: ReplayHow; reinterpret: Reinterpret },
  now: number,
): Promise<Replayed> {
  const receipt = await store.receipts.find(project.id, id)
  if (!receipt) throw refusal('no-such-receipt', { id: String(id) }, 'id')
  const reinterpreted = await reinterpret(store, project, receipt, how)
  if (!reinterpreted) throw refusal('receipt-pruned', { id: String(id) }, 'id')
  return store.transaction(async (tx) => {
    if (await areOutdated(tx, project, [reinterpreted])) throw refusal('receipt-pruned', { id: String(id) }, 'id')
    const undo = newToken()
    const { leads } = await replaySome(await beginChange(tx, by, project, now), [reinterpreted], undo)
    await tx.audit.append(project.id, { at: now, by, action: actions[how], subject: `receipt:${id}`, details: {} })
    return { receipt: (await tx.receipts.find(project.id, id)) as Receipt, undo: leads ? undo : null }
  }, project.id)
}

/** Starts a job that reprocesses receipts: those with the given ids, or those that match a filter now. */
export async function beginReplay(
  store: Store,
  by: Actor,
  project: Project,
  { how, filter, ids, total }: { how: ReplayHow; filter: ReceiptFilter; ids?: number[] | undefined; total: number },
  now: number,
): Promise<Job> {
  const until = await store.receiptPages.last(project.id)
  return store.transaction(async (tx) => {
    await tx.projects.lock(project.id)
    const target = { filter, until, ...(ids && { ids }) }
    const job = await createJob(tx, by, project, { kind: how, target }, total, now)
    const noted = { at: now, by, action: actions[how], subject: `job:${job.id}`, details: { total } }
    await tx.audit.append(project.id, noted)
    return job
  }, project.id)
}

const actions = { replay: 'receipts.replayed', 'not-spam': 'receipts.not_spam' } as const

/**
 * Whether retention emptied one of the receipts after it was read, so that its interpretation would write back what is deleted. Locks them until the
 * transaction ends.
 */
export async function areOutdated(tx: Transaction, project: Project, some: Reinterpreted[]): Promise<boolean> {
  for (const { receipt } of some) {
    const held = await tx.receipts.findForUpdate(project.id, receipt.id)
    if (held?.prunedAt !== receipt.prunedAt || (held.enquiry === null && receipt.enquiry !== null)) return true
  }
  return false
}

/**
 * Reprocesses receipts within an open transaction; returns how many changed their outcome or lead, and whether `token`
 * has something to undo.
 */
export async function replaySome(
  change: Change,
  some: Reinterpreted[],
  token: string,
): Promise<{ changed: number; leads: boolean }> {
  const { tx, project } = change
  const lastEvent = async () => (await tx.projects.allocateNumbers(project.id, { leads: 0, events: 0 })).event
  const before = await lastEvent()
  let changed = 0
  for (const each of some) if (await replayOne(change, each)) changed++
  const last = await lastEvent()
  if (last > before) await recordUndo(change, token, { first: before + 1, last })
  return { changed, leads: last > before }
}

async function replayOne(change: Change, reinterpreted: Reinterpreted): Promise<boolean> {
  const { tx, project, now } = change
  const { receipt, how, interpretation } = reinterpreted
  if (receipt.lead !== null) return how === 'replay' && reviseLead(change, reinterpreted)
  const { end, reasons } = receipt
  const [ended] = await completeEach(tx, project, [completionOf(project, receipt, interpretation, now)], true)
  return ended?.end !== end || !isDeepStrictEqual(ended.reasons, reasons)
}

/** Updates the lead of a receipt. Does nothing when another call reprocessed the receipt meanwhile. */
async function reviseLead(change: Change, { receipt, interpretation, former }: Reinterpreted): Promise<boolean> {
  const { tx, project, now } = change
  const { enquiry, draft, files = [] } = interpretation
  const held = await tx.receipts.findForUpdate(project.id, receipt.id)
  if (!held || held.lead === null || !enquiry || !draft || !former) return false
  if (!isDeepStrictEqual(held.enquiry, receipt.enquiry)) return false
  const lead = await tx.leads.find(project, held.lead)
  if (!lead || lead.deletedAt !== null) return false
  const patch = patched(lead, revision(lead, former, draft))
  const { event } = await writeDifference(change, lead, differenceOf(change, lead, patch))
  await tx.files.note(project.id, receipt.id, files)
  await tx.receipts.reinterpret(project.id, receipt.id, completedEnquiry(enquiry, draft), now)
  return event !== undefined
}
