import { hash } from 'node:crypto'
import type { Actor } from '../domain/access.ts'
import type { Enquiry } from '../domain/enquiry.ts'
import { fold } from '../domain/fold.ts'
import { commentLimit, type Lead, type NewLead } from '../domain/lead.ts'
import { phoneKey } from '../domain/phone.ts'
import type { Project } from '../domain/project.ts'
import type { Receipt, ReceivedFile, Verdict } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'
import { spamPoints } from '../domain/spam.ts'
import type { Many } from '../store/many.ts'
import type { Transaction } from '../store/nouns.ts'
import { inOneJourney } from '../store/one-journey.ts'
import type { Store } from '../store/open.ts'
import { beginChange, writeDifference } from './lead-changes.ts'
import { insertLeads } from './leads.ts'

/** What was made of a receipt: the enquiry, what shall become of it, the lead that it would be. */
export type Understood = {
  enquiry: Enquiry | null
  verdict: Verdict
  draft: NewLead | undefined
  /** Files that came with it, and lie in the spool. They are noted once, however often a receipt is worked. */
  files?: readonly Omit<ReceivedFile, 'number'>[]
}

/** A receipt that is understood, who brings its lead, and when (seconds). */
export type Settling = { by: Actor; id: number; understood: Understood; now: number }

/** How a receipt has ended, why, and its lead. */
export type Ending = Pick<Receipt, 'id' | 'end' | 'lead' | 'reasons'>

/** Ends a receipt, and makes its lead in the same transaction. One that has ended stays so. */
export function settleReceipt(store: Store, project: Project, settling: Settling): Promise<Ending> {
  return store.together(settleMany, project, settling)
}

/** Ends receipts, each with its lead. A thread finds it by its name. @public */
export const settleMany: Many<Settling, Ending> = {
  module: 'actions/settle',
  name: 'settleMany',
  make: async (tx, project, some) =>
    (await settleEach(tx, project, some)).map(({ id, end, lead, reasons }) => ({ id, end, lead, reasons })),
}

/**
 * The same of many inside a transaction that goes on, in their order. Worked `again`, one that ended may end otherwise, unless it has
 * its lead.
 */
export async function settleEach(
  tx: Transaction,
  project: Project,
  some: Settling[],
  again = false,
): Promise<Receipt[]> {
  const ids = some.map(({ id }) => id)
  const [, held] = await inOneJourney([tx.projects.hold(project.id), tx.receipts.held(project.id, ids)])
  const known = new Map(held.map((receipt) => [receipt.id, receipt]))
  const ended: Receipt[] = []
  for (const round of inRounds(project, some, known)) {
    const open = round.filter(({ id }) => isOpen(known.get(id) as Receipt, again))
    for (const receipt of await settleRound(tx, project, open, known)) known.set(receipt.id, receipt)
    ended.push(...round.map(({ id }) => known.get(id) as Receipt))
  }
  return ended
}

function isOpen({ lead, end }: Receipt, again: boolean): boolean {
  return lead === null && (end === null || again)
}

/** What was understood, with the title and the source that the lead was given for it: a replay asks whether the lead still has them. */
export function asGiven(enquiry: Enquiry, { title, source }: NewLead): Enquiry {
  return { ...enquiry, title, source }
}

/** One of a round: `print` is what was sent by whom, null for what makes no lead. */
type Settled = Settling & { print: string | null; wantsJoin: boolean }

/** Parts what must know of each other: of two with the same content the second joins the lead of the first, and so it is with a proof. */
function inRounds(project: Project, some: Settling[], known: Map<number, Receipt>): Settled[][] {
  const rounds: Settled[][] = []
  let marks = new Set<unknown>()
  for (const settling of some) {
    const { id, understood } = settling
    const { draft, enquiry, verdict } = understood
    const receipt = known.get(id)
    if (!receipt) throw refusal('no-such-receipt', { id: String(id) }, 'id')
    const print = draft ? printOf(receipt, draft, project.country) : null
    const wantsJoin = (enquiry?.wantsJoin ?? false) || project.capture.repeats === 'join'
    const own = [id, print && `print ${print}`, verdict.proof && `proof ${verdict.proof}`].filter(Boolean)
    const isApart = wantsJoin || rounds.length === 0 || own.some((mark) => marks.has(mark)) || marks.has('apart')
    if (isApart) {
      rounds.push([])
      marks = new Set()
    }
    for (const mark of wantsJoin ? [...own, 'apart'] : own) marks.add(mark)
    rounds.at(-1)?.push({ by: settling.by, id, understood, now: settling.now, print, wantsJoin })
  }
  return rounds
}

type Outcome = Pick<Receipt, 'end' | 'lead' | 'reasons'>

/** Ends receipts that know nothing of each other; answers them as they are then. */
async function settleRound(
  tx: Transaction,
  project: Project,
  round: Settled[],
  known: Map<number, Receipt>,
): Promise<Receipt[]> {
  const spent = await spentOf(tx, project, round)
  const outcomes = await outcomesOf(tx, project, round, known, spent)
  const ended = round.map(({ id, understood, now, print }, index) => {
    const { enquiry, verdict, draft } = understood
    const { end, lead, reasons } = outcomes[index] as Outcome
    const score = verdict.score + (end === 'spam' && verdict.end !== 'spam' ? spamPoints['no-proof'] : 0)
    const told = enquiry && draft ? asGiven(enquiry, draft) : enquiry
    const worked = { end, reasons: [...verdict.reasons, ...reasons], score, enquiry: told, lead, workedAt: now }
    return { id, worked, print, proof: spent.has(id) ? null : (verdict.proof ?? null) }
  })
  await tx.receipts.finish(project.id, ended)
  for (const { id, understood } of round) await tx.files.note(project.id, id, understood.files ?? [])
  return ended.map(({ id, worked }) => ({ ...(known.get(id) as Receipt), ...worked }))
}

/** Those whose proof another receipt has brought already. */
async function spentOf(tx: Transaction, project: Project, round: Settled[]): Promise<Set<number>> {
  const spent = new Set<number>()
  for (const { id, understood } of round) {
    const { proof } = understood.verdict
    if (proof !== undefined && (await tx.receipts.isSpent(project.id, proof, id))) spent.add(id)
  }
  return spent
}

async function outcomesOf(
  tx: Transaction,
  project: Project,
  round: Settled[],
  known: Map<number, Receipt>,
  spent: Set<number>,
): Promise<Outcome[]> {
  const prints = round.flatMap(({ id, print, understood }) =>
    print !== null && understood.verdict.end === 'lead' ? [{ print, at: (known.get(id) as Receipt).at }] : [],
  )
  const twins = await tx.receipts.twins(project.id, prints)
  const outcomes: (Outcome | undefined)[] = []
  for (const each of round) outcomes.push(await outcomeOf(tx, project, each, twins, spent.has(each.id)))
  const made = round.flatMap(({ by, now, understood: { draft } }, index) =>
    draft && outcomes[index] === undefined ? [{ by, draft, now }] : [],
  )
  const leads = made.length === 0 ? [] : (await insertLeads(tx, project, made)).leads
  return outcomes.map((outcome) => outcome ?? { end: 'lead', lead: (leads.shift() as Lead).id, reasons: [] })
}

/** How a receipt ends without a lead of its own; undefined when it shall have one. */
async function outcomeOf(
  tx: Transaction,
  project: Project,
  { by, now, understood: { verdict, draft }, print, wantsJoin }: Settled,
  twins: Map<string, number>,
  isSpent: boolean,
): Promise<Outcome | undefined> {
  if (verdict.end !== 'lead' || !draft) return { end: verdict.end, lead: null, reasons: [] }
  const twin = twins.get(print ?? '')
  if (twin !== undefined) return { end: 'joined', lead: twin, reasons: [{ code: 'same-content' }] }
  if (isSpent) return { end: 'spam', lead: null, reasons: [{ code: 'no-proof', found: 'used' }] }
  const joined = wantsJoin ? await joinOpen(tx, by, project, draft, now) : undefined
  if (joined !== undefined) return { end: 'joined', lead: joined, reasons: [{ code: 'same-person' }] }
}

/** Adds an enquiry as a comment to the newest lead of the same person that is in progress; answers its id. */
async function joinOpen(tx: Transaction, by: Actor, project: Project, draft: NewLead, now: number) {
  const begun = await beginChange(tx, by, project, now)
  const open = begun.statuses.filter(({ type }) => type === 'progress')
  const id = await tx.leads.openOf(
    project,
    draft,
    open.map((status) => status.id),
  )
  const lead = id === undefined ? undefined : await tx.leads.find(project, id)
  if (!lead) return
  const { title, name, phone, email, text, fields } = draft
  const own = Object.entries(fields ?? {}).map(([label, value]) => `${label}: ${value}`)
  const lines = [title, name, phone, email, ...own, text].filter(Boolean).join('\n')
  const comment = [...lines].slice(0, commentLimit).join('')
  await writeDifference(begun, lead, {}, { topics: ['lead.commented'], before: { comment: null }, after: { comment } })
  return id
}

/**
 * What was sent, by whom: the visitor's address and program, and what a person filled in, as it is compared. Left out is what differs
 * by itself when the same is sent again, maybe by another door: touches, the source that is made of them, and technical fields.
 */
function printOf({ address, headers }: Receipt, { title, name, phone, email, text, fields }: NewLead, country: string) {
  const own = Object.entries(fields ?? {}).filter(([field]) => !field.startsWith('_'))
  const content = [title, name, email, text].map((each) => fold(each ?? '').trim())
  const whole = [address, headers['user-agent'], ...content, phone && phoneKey(phone, country), own.sort()]
  return hash('sha256', JSON.stringify(whole), 'base64url')
}
