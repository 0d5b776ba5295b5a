import type { Actor } from '../domain/access.ts'
import { commentLimit, type Lead, type NewLead } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import type { Receipt } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'
import { spamPoints } from '../domain/spam.ts'
import { pipelined } from '../store/sql/pipeline.ts'
import type { BatchOperation, Store, Transaction } from '../store/store.ts'
import { beginChange, writeDifference } from './lead-changes.ts'
import { insertLeads } from './leads.ts'
import { completionOf, type Interpretation, type ReceiptCompletion } from './receipt-completion.ts'

/** How a receipt has ended, why, and its lead. */
export type CompletedReceipt = Pick<Receipt, 'id' | 'end' | 'lead' | 'reasons'>

/** Ends a receipt, and makes its lead in the same transaction. One that has ended stays so. `now` in seconds. */
export function completeReceipt(
  store: Store,
  project: Project,
  receipt: Receipt,
  interpretation: Interpretation,
  now: number,
): Promise<CompletedReceipt> {
  return store.batch(completeMany, project, completionOf(project, receipt, interpretation, now))
}

/** Ends receipts, each with its lead. A thread runs it too, by its name. */
export const completeMany: BatchOperation<ReceiptCompletion, CompletedReceipt> = {
  name: 'completeMany',
  make: completeEach,
}

/**
 * The same of many inside a transaction that goes on, in their order. Worked `again`, one that ended may end otherwise, unless it has
 * its lead.
 */
export async function completeEach(
  tx: Transaction,
  project: Project,
  completions: ReceiptCompletion[],
  isReplay = false,
): Promise<CompletedReceipt[]> {
  const ids = completions.map(({ id }) => id)
  const [, held] = await pipelined([tx.projects.hold(project.id), tx.receipts.lockEndings(project.id, ids)])
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

/** Parts what must know of each other: of two with the same content the second joins the lead of the first, and so it is with a proof. */
function inRounds(completions: ReceiptCompletion[]): ReceiptCompletion[][] {
  const rounds: ReceiptCompletion[][] = []
  let marks = new Set<unknown>()
  for (const completion of completions) {
    const { id, fingerprint, verdict, wantsJoin } = completion
    const own = [id, fingerprint && `print ${fingerprint}`, verdict.proof && `proof ${verdict.proof}`].filter(Boolean)
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

/** Ends receipts that know nothing of each other; answers how. */
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
  return ended.map(({ id, end, lead, reasons }) => ({ id, end, lead, reasons }))
}

/** Those whose proof another receipt has brought already. */
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
    fingerprint !== null && verdict.end === 'lead' ? [{ print: fingerprint, at }] : [],
  )
  const duplicates = await liveDuplicates(tx, project, await tx.receipts.duplicates(project.id, fingerprints))
  const outcomes: (Outcome | undefined)[] = []
  for (const each of round) outcomes.push(await outcomeOf(tx, project, each, duplicates, spent.has(each.id)))
  const made = round.flatMap(({ by, now, draft }, index) =>
    draft && outcomes[index] === undefined ? [{ by, draft, now }] : [],
  )
  const leads = made.length === 0 ? [] : (await insertLeads(tx, project, made)).leads
  return outcomes.map((outcome) => outcome ?? { end: 'lead', lead: (leads.shift() as Lead).id, reasons: [] })
}

/** The leads that twins join: one that was merged into another stands for itself no more, and one in the bin nobody sees. */
async function liveDuplicates(
  tx: Transaction,
  project: Project,
  duplicates: Map<string, number>,
): Promise<Map<string, number>> {
  const kept = await tx.leads.resolveMerged(project, [...duplicates.values()])
  return new Map(
    [...duplicates].flatMap(([fingerprint, lead]) => (kept.has(lead) ? [[fingerprint, kept.get(lead) as number]] : [])),
  )
}

/** How a receipt ends without a lead of its own; undefined when it shall have one. */
async function outcomeOf(
  tx: Transaction,
  project: Project,
  { by, now, verdict, draft, fingerprint, wantsJoin }: ReceiptCompletion,
  duplicates: Map<string, number>,
  isSpent: boolean,
): Promise<Outcome | undefined> {
  if (verdict.end !== 'lead' || !draft) return { end: verdict.end, lead: null, reasons: [] }
  const duplicate = duplicates.get(fingerprint ?? '')
  if (duplicate !== undefined) return { end: 'joined', lead: duplicate, reasons: [{ code: 'same-content' }] }
  if (isSpent) return { end: 'spam', lead: null, reasons: [{ code: 'no-proof', found: 'used' }] }
  const joined = wantsJoin ? await joinOpen(tx, by, project, draft, now) : undefined
  if (joined !== undefined) return { end: 'joined', lead: joined, reasons: [{ code: 'same-person' }] }
}

/** Adds an enquiry as a comment to the newest lead of the same person that is in progress; answers its id. */
async function joinOpen(tx: Transaction, by: Actor, project: Project, draft: NewLead, now: number) {
  const begun = await beginChange(tx, by, project, now)
  const open = begun.statuses.filter(({ type }) => type === 'progress')
  const id = await tx.leads.openLeadOf(
    project,
    draft,
    open.map((status) => status.id),
  )
  const lead = id === undefined ? undefined : await tx.leads.find(project, id)
  if (!lead || lead.deletedAt !== null) return // it went to the bin before it was held
  const { title, name, phone, email, text, fields } = draft
  const own = Object.entries(fields ?? {}).map(([label, value]) => `${label}: ${value}`)
  const lines = [title, name, phone, email, ...own, text].filter(Boolean).join('\n')
  const comment = [...lines].slice(0, commentLimit).join('')
  await writeDifference(begun, lead, {}, { topics: ['lead.commented'], before: { comment: null }, after: { comment } })
  return id
}
