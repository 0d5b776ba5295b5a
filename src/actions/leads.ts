import type { Actor } from '../domain/access.ts'
import { changed, created } from '../domain/event.ts'
import { type Lead, type LeadChange, type LeadDraft, realChange, withPaidDate } from '../domain/lead.ts'
import { type Once, sameLead } from '../domain/once.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { type Status, statusOf } from '../domain/status.ts'
import type { Transaction } from '../store/nouns.ts'
import type { Store } from '../store/open.ts'

/**
 * Keeps a new lead with its event; answers its id. With `once` the same key makes no second lead, and refuses another body.
 * `now` in seconds.
 */
export function createLead(
  store: Store,
  by: Actor,
  project: Project,
  draft: LeadDraft,
  now: number,
  once?: Once,
): Promise<number> {
  return store.transaction(async (tx) => {
    const earlier = once && (await tx.idempotency.claim(project.id, once.key, once.bodyHash, now))
    if (earlier) return sameLead(earlier, once)
    const id = await insertLeads(tx, by, project, [draft], now)
    if (once) await tx.idempotency.keep(project.id, once.key, id)
    return id
  }, project.id)
}

/** Keeps many new leads in one transaction, for `demo` and imports; answers the last id. */
export function createLeads(
  store: Store,
  by: Actor,
  project: Project,
  drafts: LeadDraft[],
  now: number,
): Promise<number> {
  return store.transaction((tx) => insertLeads(tx, by, project, drafts, now), project.id)
}

/** Changes the given fields of a lead and records what differed; nothing that differs is no event. Refuses an unknown id. */
export function changeLead(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  change: LeadChange,
  now: number,
): Promise<void> {
  return store.transaction(async (tx) => {
    const statuses = await tx.statuses.of(project.id)
    if (change.status !== undefined) statusOf(change.status, statuses)
    const lead = await tx.leads.find(project, id)
    if (!lead) throw refusal('no-such-lead', { id: String(id) }, 'id')
    await applyChange(tx, by, project, { lead, change, statuses }, now)
  }, project.id)
}

/** Moves leads from one status to another, some in each transaction; answers how many went. */
export async function moveLeads(
  store: Store,
  by: Actor,
  project: Project,
  move: { from: number; to: number },
  now: number,
): Promise<number> {
  for (let moved = 0; ; ) {
    const some = await store.transaction((tx) => moveSome(tx, by, project, move, now), project.id)
    if (some === 0) return moved
    moved += some
  }
}

async function moveSome(
  tx: Transaction,
  by: Actor,
  project: Project,
  move: { from: number; to: number },
  now: number,
): Promise<number> {
  const statuses = await tx.statuses.of(project.id)
  const ids = await tx.leads.ofStatus(project, move.from, 100)
  const leads: Lead[] = []
  for (const id of ids) {
    const lead = await tx.leads.find(project, id)
    if (lead?.status === move.from) leads.push(lead)
  }
  for (const lead of leads) await applyChange(tx, by, project, { lead, change: { status: move.to }, statuses }, now)
  return ids.length
}

async function insertLeads(tx: Transaction, by: Actor, project: Project, drafts: LeadDraft[], now: number) {
  const last = await tx.projects.take(project.id, { leads: drafts.length, events: drafts.length })
  const statuses = await tx.statuses.of(project.id) // after the project is held, so that none is removed meanwhile
  const made = drafts.map((draft, index) => {
    const { type } = statusOf(draft.status, statuses)
    const id = last.lead - drafts.length + 1 + index
    const lead: Lead = { id, ...withPaidDate(draft, type, draft.creationDate), ...fresh(by, now) }
    return { lead, event: created(lead, type === 'paid') }
  })
  await tx.leads.insert(
    project,
    made.map(({ lead }) => lead),
  )
  await tx.events.append(
    project.id,
    last.event,
    made.map(({ event }) => event),
  )
  return last.lead
}

function fresh(by: Actor, now: number) {
  return { version: 1, recordedAt: now, door: by.door, createdBy: by.name }
}

async function applyChange(
  tx: Transaction,
  by: Actor,
  project: Project,
  { lead, change, statuses }: { lead: Lead; change: LeadChange; statuses: Status[] },
  now: number,
): Promise<void> {
  const typeOf = (id: number) => statuses.find((status) => status.id === id)?.type
  const becomesPaid = change.status !== undefined && typeOf(change.status) === 'paid' && typeOf(lead.status) !== 'paid'
  const wanted = becomesPaid ? withPaidDate({ ...lead, ...change }, 'paid', now) : { ...lead, ...change }
  const real = realChange(lead, { ...change, paidDate: wanted.paidDate })
  if (Object.keys(real).length === 0) return
  const { event } = await tx.projects.take(project.id, { leads: 0, events: 1 })
  await tx.leads.change(project, lead, real)
  await tx.events.append(project.id, event, [changed(lead, real, becomesPaid, by, now)])
}
