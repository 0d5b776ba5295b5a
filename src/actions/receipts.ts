import { hash } from 'node:crypto'
import type { Actor } from '../domain/access.ts'
import type { Enquiry } from '../domain/enquiry.ts'
import { commentLimit, type NewLead } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import { type Receipt, type Sent, storedBody, twinTime, type Verdict } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'
import type { Transaction } from '../store/nouns.ts'
import type { Store } from '../store/open.ts'
import { beginChange, writeDifference } from './lead-changes.ts'
import { insertLeads } from './leads.ts'

/**
 * Keeps what a stranger sent, as it came; on disk when this resolves. A submit that came before (the same `once` and body) is the
 * receipt that there is. Refuses with `unavailable` when there is no room.
 */
export async function keepReceipt(
  store: Store,
  project: Project,
  sent: Sent,
  body: Uint8Array,
  once?: string,
): Promise<Receipt> {
  const isLarge = body.length > storedBody
  const spool = isLarge ? await store.spool.keep(body) : null
  const told = once === undefined ? null : hash('sha256', Buffer.concat([Buffer.from(`${once}\n`), body]), 'base64url')
  const kept = await store.transaction(async (tx) => {
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
    return fresh(id, sent, body.length, spool)
  }, project.id)
  if (spool !== null && kept.spool !== spool) await store.spool.remove(spool)
  return kept
}

/** What was made of a receipt: the enquiry, what shall become of it, and the lead that it would be. */
export type Understood = { enquiry: Enquiry | null; verdict: Verdict; draft: NewLead | undefined }

/**
 * Ends a receipt, and makes its lead in the same transaction. One that has ended stays so, unless it is worked `again`, and one that
 * has its lead in any case. `now` in seconds.
 */
export function settleReceipt(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  { enquiry, verdict, draft }: Understood,
  now: number,
  again = false,
): Promise<Receipt> {
  return store.transaction(async (tx) => {
    await tx.projects.hold(project.id)
    const held = await tx.receipts.held(project.id, id)
    if (!held) throw refusal('no-such-receipt', { id: String(id) }, 'id')
    if (held.lead !== null || (held.end !== null && !again)) return held
    const print = draft ? printOf(held, draft) : null
    const outcome =
      verdict.end === 'lead' && draft
        ? await becomeLead(tx, by, project, held, { draft, print, wantsJoin: enquiry?.wantsJoin ?? false }, now)
        : { end: verdict.end, lead: null, reasons: [] }
    const worked = {
      end: outcome.end,
      reasons: [...verdict.reasons, ...outcome.reasons],
      score: verdict.score,
      enquiry,
      lead: outcome.lead,
      workedAt: now,
    }
    await tx.receipts.finish(project.id, id, { ...worked, print })
    return { ...held, ...worked }
  }, project.id)
}

type Outcome = Pick<Receipt, 'end' | 'lead' | 'reasons'>

async function becomeLead(
  tx: Transaction,
  by: Actor,
  project: Project,
  receipt: Receipt,
  { draft, print, wantsJoin }: { draft: NewLead; print: string | null; wantsJoin: boolean },
  now: number,
): Promise<Outcome> {
  const twin = print === null ? undefined : await tx.receipts.twin(project.id, print, receipt.at - twinTime)
  if (twin !== undefined) return { end: 'joined', lead: twin, reasons: [{ code: 'same-content' }] }
  const joined =
    wantsJoin || project.capture.repeats === 'join' ? await joinOpen(tx, by, project, draft, now) : undefined
  if (joined !== undefined) return { end: 'joined', lead: joined, reasons: [{ code: 'same-person' }] }
  const { lead } = await insertLeads(tx, by, project, [draft], now)
  return { end: 'lead', lead: lead.id, reasons: [] }
}

/** Adds an enquiry as a comment to the newest lead of the same person, if that one is in progress; answers its id. */
async function joinOpen(tx: Transaction, by: Actor, project: Project, draft: NewLead, now: number) {
  const id = await tx.leads.earlierOf(project, draft)
  if (id === undefined) return
  const begun = await beginChange(tx, by, project, now)
  const lead = await tx.leads.find(project, id)
  const isOpen = begun.statuses.find((each) => each.id === lead?.status)?.type === 'progress'
  if (!lead || !isOpen || lead.deletedAt !== null) return
  const { title, name, phone, email, text, fields } = draft
  const own = Object.entries(fields ?? {}).map(([label, value]) => `${label}: ${value}`)
  const lines = [title, name, phone, email, ...own, text].filter(Boolean).join('\n')
  const comment = [...lines].slice(0, commentLimit).join('')
  await writeDifference(begun, lead, {}, { topics: ['lead.commented'], before: { comment: null }, after: { comment } })
  return id
}

/** What was sent, by whom: the visitor's address and program, and all that the lead would hold. */
function printOf({ address, headers, way, form, mapping }: Receipt, draft: NewLead): string {
  const { creationDate, ...content } = draft
  return hash('sha256', JSON.stringify([address, headers['user-agent'], way, form, mapping, content]), 'base64url')
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
