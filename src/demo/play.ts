import { writeComment, writeOpening } from '../actions/comments.ts'
import { completeEach } from '../actions/complete-receipt.ts'
import { noteMade } from '../actions/demo.ts'
import { beginChange, differenceOf, lockLiveLead, writeDifference } from '../actions/lead-changes.ts'
import { insertLeads } from '../actions/leads.ts'
import { completionOf, type Interpretation } from '../actions/receipt-completion.ts'
import { pendingReceipt, storeEach } from '../actions/receipts.ts'
import type { Actor } from '../domain/access.ts'
import { type Lead, type LeadPatch, patched } from '../domain/lead.ts'
import { actorOf } from '../domain/member.ts'
import type { Project } from '../domain/project.ts'
import { interpretReceipt } from '../intake/process.ts'
import { writeBody } from '../store/receipts/stored-body.ts'
import type { Store, Transaction } from '../store/store.ts'
import type { Arrival } from './arrivals.ts'
import type { Step } from './life.ts'

/** One thing that happens at a moment (seconds) to an enquiry: it comes, or somebody works it. */
export type Act = { at: number; enquiry: number } & ({ arrival: Arrival; typedBy: number } | { step: Step })

/** What acts have made: the lead of each enquiry, and the receipts of a transaction. */
type Made = { leads: Map<number, number>; receipts: number[] }

/** Acts per transaction. A running server waits less than 50 ms for them. */
const batch = 25

/**
 * Plays acts in their order, each written as it would have been at its moment, and notes what they make as parts of the demo. Returns the lead of
 * each enquiry.
 */
export async function play(store: Store, project: Project, acts: Act[]): Promise<Map<number, number>> {
  const leads = new Map<number, number>()
  for (let from = 0; from < acts.length; from += batch) {
    const some = acts.slice(from, from + batch)
    const understood = new Map<Act, Interpretation>()
    for (const act of some) if (isRequest(act)) understood.set(act, await interpret(store, project, act.arrival))
    await store.transaction(async (tx) => {
      const made: Made = { leads, receipts: [] }
      const before = leads.size
      for (const act of some) await playOne(tx, project, act, made, understood.get(act))
      await noteMade(tx, project, { leads: [...leads.values()].slice(before), receipts: made.receipts })
    }, project.id)
  }
  return leads
}

type Request = Extract<Arrival, { by: 'request' }>
type Requested = Act & { arrival: Request }

function isRequest(act: Act): act is Requested {
  return 'arrival' in act && act.arrival.by === 'request'
}

function interpret(store: Store, project: Project, { sent, body }: Request): Promise<Interpretation> {
  const bytes = Buffer.from(body)
  return interpretReceipt(store, project, Object.assign(pendingReceipt(0, sent, bytes.length, null), { body: bytes }))
}

async function playOne(tx: Transaction, project: Project, act: Act, made: Made, understood?: Interpretation) {
  if ('step' in act) {
    const lead = made.leads.get(act.enquiry)
    if (lead !== undefined) await work(tx, project, lead, act.step)
  } else if (isRequest(act)) await receive(tx, project, act, made, understood as Interpretation)
  else made.leads.set(act.enquiry, (await enter(tx, project, act)).id)
}

async function receive(tx: Transaction, project: Project, act: Requested, made: Made, understood: Interpretation) {
  const { sent, body } = act.arrival
  const size = Buffer.byteLength(body)
  const incoming = { sent, size, body: writeBody(Buffer.from(body)), spool: null, submitToken: null }
  const [id] = (await storeEach(tx, project, [incoming])) as [number]
  const completion = completionOf(project, pendingReceipt(id, sent, size, null), understood, act.at)
  const [completed] = await completeEach(tx, project, [completion])
  made.receipts.push(id)
  if (completed?.end === 'lead' && completed.lead !== null) made.leads.set(act.enquiry, completed.lead)
}

/** A lead that no request made: a member typed it, or a script of the owner. */
async function enter(tx: Transaction, project: Project, act: Exclude<Act, { step: Step }>): Promise<Lead> {
  const { arrival, typedBy, at } = act
  const by: Actor =
    arrival.by === 'api' ? { door: 'wire', name: `key:${arrival.key}` } : { door: 'console', name: actorOf(typedBy) }
  const draft = 'draft' in arrival ? arrival.draft : undefined
  if (!draft) throw new Error('a request is received')
  const { leads } = await insertLeads(tx, project, [{ by, draft, now: at }])
  return leads[0] as Lead
}

async function work(tx: Transaction, project: Project, id: number, step: Step): Promise<void> {
  const change = await beginChange(tx, { door: 'console', name: actorOf(step.by) }, project, step.at)
  if ('open' in step) await writeOpening(change, { id })
  else if ('comment' in step) {
    await writeComment(change, { id, comment: step.comment })
    if (step.seenBy !== undefined) await tx.mentions.seen(project.id, { member: step.seenBy, lead: id, now: step.at })
  } else {
    const lead = await lockLiveLead(change, id)
    await writeDifference(change, lead, differenceOf(change, lead, patched(lead, step.set as LeadPatch)))
  }
}
