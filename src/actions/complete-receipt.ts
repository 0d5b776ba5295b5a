import type { Actor } from '../domain/access.ts'
import { commentLimit, type Lead, type LeadDifference, type NewLead } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import type { Receipt } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'
import { spamPoints } from '../domain/spam.ts'
import { isOpen as isOpenStatus } from '../domain/status.ts'
import { pipelined } from '../store/sql/pipeline.ts'
import type { BatchOperation, Store, Transaction } from '../store/store.ts'
import { beginChange, type Change, writeDifference } from './lead-changes.ts'
import { insertLeads } from './leads.ts'
import { completionOf, type Interpretation, type ReceiptCompletion } from './receipt-completion.ts'

/** The outcome of a receipt, its reasons, and its lead. */
export type CompletedReceipt = Pick<Receipt, 'id' | 'end' | 'lead' | 'reasons'>

/**
 * Completes a receipt and creates its lead in one transaction. A completed receipt stays as it is. `now` is in seconds.
 */
export function completeReceipt(
  store: Store,
  project: Project,
  receipt: Receipt,
  interpretation: Interpretation,
  now: number,
): Promise<CompletedReceipt> {
  return store.batch(completeMany, project, completionOf(project, receipt, interpretation, now))
}

/** Ends receipts, each with its lead. Also runs in the writer thread. */
export const completeMany: BatchOperation<ReceiptCompletion, CompletedReceipt> = {
  name: 'completeMany',
  make: completeEach,
}

/**
 * Completes receipts within an open transaction, in order. In a replay, a completed receipt without a lead may get
 * another outcome.
 */
export async function completeEach(
  tx: Transaction,
  project: Project,
  completions: ReceiptCompletion[],
  isReplay = false,
): Promise<CompletedReceipt[]> {
  const ids = completions.map(({ id }) => id)
  const [, held] = await pipelined([tx.projects.lock(project.id), tx.receipts.lockEndings(project.id, ids)])
  const known = new Map(held.map((completed) => [completed.id, completed]))
  const missing = ids.find((id) => !known.has(id))
  if (missing !== undefined) throw refusal('no-such-receipt', { id: String(missing) }, 'id')
  const ended: CompletedReceipt[] = []
  for (const round of inRounds(completions)) {
    const open = round.filter(({ id }) => isOpen(known.get(id) as CompletedReceipt, isReplay))
    for (const completed of await completeRound(tx, project, open)) known.set(completed.id, completed)
    ended.push(...round.map(({ id }) => known.get(id) as CompletedReceipt))
  }
  return ended
}

function isOpen({ lead, end }: CompletedReceipt, isReplay: boolean): boolean {
  return lead === null && (end === null || isReplay)
}

/** Splits completions into rounds: of two with equal content or proof, the second must see the first. */
function inRounds(completions: ReceiptCompletion[]): ReceiptCompletion[][] {
  const rounds: ReceiptCompletion[][] = []
  let marks = new Set<unknown>()
  for (const completion of completions) {
    const { id, fingerprint, verdict } = completion
    const wantsJoin = completion.wantsJoin || completion.chat !== null
    const own = [id, fingerprint && `fingerprint ${fingerprint}`, verdict.proof && `proof ${verdict.proof}`].filter(
      Boolean,
    )
    const isApart = wantsJoin || rounds.length === 0 || own.some((mark) => marks.has(mark)) || marks.has('apart')
    if (isApart) {
      rounds.push([])
      marks = new Set()
    }
    for (const mark of wantsJoin ? [...own, 'apart'] : own) marks.add(mark)
    rounds.at(-1)?.push(completion)
  }
  return rounds
}

type Outcome = Omit<CompletedReceipt, 'id'>

/** Completes independent receipts; returns their outcomes. */
async function completeRound(
  tx: Transaction,
  project: Project,
  round: ReceiptCompletion[],
): Promise<CompletedReceipt[]> {
  const spent = await spentOf(tx, project, round)
  const outcomes = await outcomesOf(tx, project, round, spent)
  const ended = round.map(({ id, verdict, enquiry, now, fingerprint }, index) => {
    const { end, lead, reasons } = outcomes[index] as Outcome
    const score = verdict.score + (end === 'spam' && verdict.end !== 'spam' ? spamPoints['no-proof'] : 0)
    const proof = spent.has(id) ? null : (verdict.proof ?? null)
    return {
      id,
      end,
      lead,
      reasons: [...verdict.reasons, ...reasons],
      score,
      enquiry,
      workedAt: now,
      fingerprint,
      proof,
    }
  })
  await tx.receipts.finish(project.id, ended)
  for (const { id, files } of round) await tx.files.note(project.id, id, files)
  const visits = round.flatMap(({ visit, verdict }) => (visit !== null && verdict.end === 'lead' ? [visit] : []))
  await tx.visits.noteEnquiries(project.id, visits, round[0]?.now ?? 0)
  return ended.map(({ id, end, lead, reasons }) => ({ id, end, lead, reasons }))
}

/** The receipts whose proof was already used by another receipt. */
async function spentOf(tx: Transaction, project: Project, round: ReceiptCompletion[]): Promise<Set<number>> {
  const spent = new Set<number>()
  for (const { id, verdict } of round) {
    const { proof } = verdict
    if (proof !== undefined && (await tx.receipts.isSpent(project.id, proof, id))) spent.add(id)
  }
  return spent
}

async function outcomesOf(
  tx: Transaction,
  project: Project,
  round: ReceiptCompletion[],
  spent: Set<number>,
): Promise<Outcome[]> {
  const fingerprints = round.flatMap(({ at, fingerprint, verdict }) =>
    fingerprint !== null && verdict.end === 'lead' ? [{ fingerprint, at }] : [],
  )
  const duplicates = await liveDuplicates(tx, project, await tx.receipts.duplicates(project.id, fingerprints))
  const outcomes: (Outcome | undefined)[] = []
  for (const each of round) outcomes.push(await outcomeOf(tx, project, each, duplicates, spent.has(each.id)))
  const made = round.flatMap(({ by, now, draft, chat }, index) =>
    draft && outcomes[index] === undefined ? [{ by, draft, now, chat }] : [],
  )
  const leads = made.length === 0 ? [] : (await insertLeads(tx, project, made)).leads
  for (const [index, { chat, now }] of made.entries())
    if (chat !== null) await tx.chatLeads.noteLead(project.id, chat, (leads[index] as Lead).id, now)
  return outcomes.map((outcome) => outcome ?? { end: 'lead', lead: (leads.shift() as Lead).id, reasons: [] })
}

/** The leads that duplicates join. A merged lead is replaced by the one that took it; a lead in the bin is skipped. */
async function liveDuplicates(
  tx: Transaction,
  project: Project,
  duplicates: Map<string, number>,
): Promise<Map<string, number>> {
  const mergeTargets = await tx.leads.resolveMerged(project, [...duplicates.values()])
  return new Map(
    [...duplicates].flatMap(([fingerprint, lead]) =>
      mergeTargets.has(lead) ? [[fingerprint, mergeTargets.get(lead) as number]] : [],
    ),
  )
}

/** The outcome of a receipt that gets no lead of its own; undefined when it gets one. */
async function outcomeOf(
  tx: Transaction,
  project: Project,
  { by, now, verdict, draft, fingerprint, wantsJoin, chat }: ReceiptCompletion,
  duplicates: Map<string, number>,
  isSpent: boolean,
): Promise<Outcome | undefined> {
  if (verdict.end !== 'lead' || !draft) return { end: verdict.end, lead: null, reasons: [] }
  const duplicate = duplicates.get(fingerprint ?? '')
  if (duplicate !== undefined) return { end: 'joined', lead: duplicate, reasons: [{ code: 'same-content' }] }
  if (isSpent) return { end: 'spam', lead: null, reasons: [{ code: 'no-proof', found: 'used' }] }
  const chatLead = chat === null ? undefined : await leadOfChat(tx, project, chat)
  const joinedByChat =
    chatLead === undefined ? undefined : await joinChat(await beginChange(tx, by, project, now), chatLead, draft)
  if (joinedByChat !== undefined) return { end: 'joined', lead: joinedByChat, reasons: [{ code: 'same-chat' }] }
  const joined = wantsJoin ? await joinOpen(tx, by, project, draft, now) : undefined
  if (joined === undefined) return
  if (chat !== null) await tx.chatLeads.noteLead(project.id, chat, joined, now)
  return { end: 'joined', lead: joined, reasons: [{ code: 'same-person' }] }
}

/** Adds an enquiry as a comment to the newest lead in progress of the same person; returns the lead's id. */
async function joinOpen(tx: Transaction, by: Actor, project: Project, draft: NewLead, now: number) {
  const change = await beginChange(tx, by, project, now)
  const open = change.statuses.filter(({ type }) => type === 'progress')
  const id = await tx.leads.openLeadOf(
    project,
    draft,
    open.map((status) => status.id),
  )
  const { title, name, phone, email, text, fields } = draft
  const own = Object.entries(fields ?? {}).map(([label, value]) => `${label}: ${value}`)
  return id === undefined ? undefined : addTo(change, id, [title, name, phone, email, ...own, text])
}

/**
 * The lead that a chat belongs to, or the one that it was merged into. The latter is not stored, so an undo of the merge gives the chat its own lead
 * back.
 */
async function leadOfChat(tx: Transaction, project: Project, chat: string): Promise<number | undefined> {
  const lead = (await tx.chatLeads.find(project.id, chat))?.lead ?? undefined
  return lead === undefined ? undefined : (await tx.leads.resolveMerged(project, [lead])).get(lead)
}

/** Adds further messages of a chat to its lead as a comment, while the lead is in progress. A first phone becomes that of the lead. */
async function joinChat(change: Change, id: number, { title, phone, text, fields }: NewLead) {
  const lead = await change.tx.leads.find(change.project, id)
  if (!lead || !isOpenStatus(lead.status, change.statuses)) return
  const lines = [phone, text, fields?.file].filter(Boolean)
  return addTo(change, id, lines.length > 0 ? lines : [title], phone !== null && lead.phone === null ? { phone } : {})
}

/** Adds lines as a comment; returns the id of the lead, unless it is in the bin. */
async function addTo(change: Change, id: number, lines: unknown[], difference: LeadDifference = {}) {
  const lead = await change.tx.leads.find(change.project, id)
  if (!lead || lead.deletedAt !== null) return // it was moved to the bin before the row was locked
  const comment = [...lines.filter(Boolean).join('\n')].slice(0, commentLimit).join('')
  const details = { topics: ['lead.commented' as const], before: { comment: null }, after: { comment } }
  await writeDifference(change, lead, difference, details)
  return id
}
