import { hash } from 'node:crypto'
import type { Actor } from '../domain/access.ts'
import type { Enquiry } from '../domain/enquiry.ts'
import { fold } from '../domain/fold.ts'
import { commentLimit, type Lead, type NewLead } from '../domain/lead.ts'
import { phoneKey } from '../domain/phone.ts'
import type { Project } from '../domain/project.ts'
import {
  type KeptReceipt,
  type Receipt,
  type ReceivedFile,
  type Sent,
  storedBody,
  twinTime,
  type Verdict,
} from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'
import { spamPoints } from '../domain/spam.ts'
import type { Transaction } from '../store/nouns.ts'
import type { Store } from '../store/open.ts'
import { beginChange, writeDifference } from './lead-changes.ts'
import { insertLeads } from './leads.ts'

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
  const kept = await store.transaction(async (tx): Promise<KeptReceipt> => {
    const id = await tx.projects.takeReceipt(project.id) // holds the project: a twin of this submit waits here
    const earlier = told === null ? undefined : await tx.receipts.ofOnce(project.id, told)
    if (earlier) return earlier
    await tx.receipts.insert(project.id, id, {
      sent,
      size: body.length,
      body: isLarge ? null : body,
      spool,
      once: told,
    })
    return { ...fresh(id, sent, body.length, spool), body }
  }, project.id)
  if (spool !== null && kept.spool !== spool) await store.spool.remove(spool)
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

/** What was made of a receipt: the enquiry, what shall become of it, the lead that it would be. */
export type Understood = {
  enquiry: Enquiry | null
  verdict: Verdict
  draft: NewLead | undefined
  /** Files that came with it, and lie in the spool. They are noted once, however often a receipt is worked. */
  files?: readonly Omit<ReceivedFile, 'number'>[]
}

/** Ends a receipt, and makes its lead in the same transaction. One that has ended stays so. `now` in seconds. */
export function settleReceipt(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  understood: Understood,
  now: number,
): Promise<Receipt> {
  return store.transaction((tx) => settle(tx, by, project, id, understood, now), project.id)
}

/** The same inside a transaction that goes on. Worked `again`, one that ended may end otherwise, unless it has its lead. */
export async function settle(
  tx: Transaction,
  by: Actor,
  project: Project,
  id: number,
  { enquiry, verdict, draft, files = [] }: Understood,
  now: number,
  again = false,
): Promise<Receipt> {
  await tx.projects.hold(project.id)
  const held = await tx.receipts.held(project.id, id)
  if (!held) throw refusal('no-such-receipt', { id: String(id) }, 'id')
  if (held.lead !== null || (held.end !== null && !again)) return held
  const print = draft ? printOf(held, draft, project.country) : null
  const { proof = null } = verdict
  const isSpent = proof !== null && (await tx.receipts.isSpent(project.id, proof, id))
  const intent = { print, isSpent, wantsJoin: enquiry?.wantsJoin ?? false }
  const { end, lead, reasons } =
    verdict.end === 'lead' && draft
      ? await becomeLead(tx, by, project, held, { ...intent, draft }, now)
      : { end: verdict.end, lead: null, reasons: [] }
  const score = verdict.score + (end === 'spam' && verdict.end !== 'spam' ? spamPoints['no-proof'] : 0)
  const understood = enquiry && draft ? asGiven(enquiry, draft) : enquiry
  const worked = { end, reasons: [...verdict.reasons, ...reasons], score, enquiry: understood, lead, workedAt: now }
  await tx.receipts.finish(project.id, id, { ...worked, print, proof: isSpent ? null : proof })
  await tx.files.note(project.id, id, files)
  return { ...held, ...worked }
}

/** What was understood, with the title and the source that the lead was given for it: a replay asks whether the lead still has them. */
export function asGiven(enquiry: Enquiry, { title, source }: NewLead): Enquiry {
  return { ...enquiry, title, source }
}

type Outcome = Pick<Receipt, 'end' | 'lead' | 'reasons'>
type Intent = { draft: NewLead; print: string | null; isSpent: boolean; wantsJoin: boolean }

async function becomeLead(
  tx: Transaction,
  by: Actor,
  project: Project,
  receipt: Receipt,
  { draft, print, isSpent, wantsJoin }: Intent,
  now: number,
): Promise<Outcome> {
  const near = { from: receipt.at - twinTime, to: receipt.at + twinTime } // one that was left behind comes later
  const twin = print === null ? undefined : await tx.receipts.twin(project.id, print, near)
  if (twin !== undefined) return { end: 'joined', lead: twin, reasons: [{ code: 'same-content' }] }
  if (isSpent) return { end: 'spam', lead: null, reasons: [{ code: 'no-proof', found: 'used' }] }
  const joined =
    wantsJoin || project.capture.repeats === 'join' ? await joinOpen(tx, by, project, draft, now) : undefined
  if (joined !== undefined) return { end: 'joined', lead: joined, reasons: [{ code: 'same-person' }] }
  const { leads } = await insertLeads(tx, project, [{ by, draft, now }])
  return { end: 'lead', lead: (leads[0] as Lead).id, reasons: [] }
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

function fresh(id: number, sent: Sent, size: number, spool: string | null): Receipt {
  return {
    ...sent,
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
