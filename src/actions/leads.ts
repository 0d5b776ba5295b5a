import type { Actor, Viewer } from '../domain/access.ts'
import { created } from '../domain/event.ts'
import {
  type Lead,
  type LeadChange,
  type LeadDraft,
  type LeadPatch,
  type NewLead,
  patched,
  unsaid,
  withPaidDate,
} from '../domain/lead.ts'
import { type Once, sameLead } from '../domain/once.ts'
import type { Project } from '../domain/project.ts'
import { statusOf, usualStatus } from '../domain/status.ts'
import type { Transaction } from '../store/nouns.ts'
import type { Store } from '../store/open.ts'
import { checkAssignee } from './assignee.ts'
import { beginChange, differenceOf, heldLead, liveLead, writeDifference } from './lead-changes.ts'
import { type Done, undoable } from './undoable.ts'

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
    const { lead } = await insertLeads(tx, by, project, [draft], now)
    if (once) await tx.idempotency.keep(project.id, once.key, lead.id)
    return lead.id
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
  return store.transaction(async (tx) => (await insertLeads(tx, by, project, drafts, now)).lead.id, project.id)
}

/** Keeps a new lead as one that can be undone; answers it. Unless it says so, it begins in the first status in progress. */
export function addLead(store: Store, by: Actor, project: Project, draft: NewLead, now: number): Promise<Done> {
  return store.transaction(async (tx) => {
    await checkAssignee(tx, project, draft)
    const made = await insertLeads(tx, by, project, [draft], now)
    return undoable(await beginChange(tx, by, project, now), made)
  }, project.id)
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
    const begun = await beginChange(tx, by, project, now)
    if (change.status !== undefined) statusOf(change.status, begun.statuses)
    const lead = await liveLead(begun, id)
    await writeDifference(begun, lead, differenceOf(begun, lead, change))
  }, project.id)
}

/** The same as a change that can be undone. Refuses a lead that is no longer of the `expected` version, or that the viewer does not see. */
export function editLead(
  store: Store,
  by: Actor,
  project: Project,
  { id, patch, expected, viewer }: { id: number; patch: LeadPatch; expected?: number | undefined; viewer?: Viewer },
  now: number,
): Promise<Done> {
  return store.transaction(async (tx) => {
    const begun = await beginChange(tx, by, project, now)
    if (patch.status !== undefined) statusOf(patch.status, begun.statuses)
    await checkAssignee(tx, project, patch)
    const lead = await liveLead(begun, id, { expected, viewer })
    return undoable(begun, await writeDifference(begun, lead, differenceOf(begun, lead, patched(lead, patch))))
  }, project.id)
}

/** Moves leads from one status to another, some in each transaction, those in the bin too; answers how many went. */
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
  { from, to }: { from: number; to: number },
  now: number,
): Promise<number> {
  const begun = await beginChange(tx, by, project, now)
  const ids = await tx.leads.ofStatus(project, from, 100)
  const leads: Lead[] = []
  for (const id of ids) leads.push(await heldLead(begun, id))
  for (const lead of leads)
    if (lead.status === from) await writeDifference(begun, lead, differenceOf(begun, lead, { status: to }))
  return ids.length
}

/** Answers the last lead as it was kept, and the number of its event. */
export async function insertLeads(tx: Transaction, by: Actor, project: Project, drafts: NewLead[], now: number) {
  const last = await tx.projects.take(project.id, { leads: drafts.length, events: drafts.length })
  const statuses = await tx.statuses.of(project.id) // after the project is held, so that none is removed meanwhile
  const typeOf = (status: number) => statusOf(status, statuses).type
  const leads = drafts.map((draft, index): Lead => {
    const id = last.lead - drafts.length + 1 + index
    const { status = usualStatus(statuses) } = draft
    return {
      ...unsaid,
      id,
      ...withPaidDate({ ...draft, status }, typeOf(status), draft.creationDate),
      ...fresh(by, now),
    }
  })
  const kept = await tx.leads.insert(project, leads)
  await tx.events.append(
    project.id,
    last.event,
    kept.map((lead) => created(lead, typeOf(lead.status) === 'paid')),
  )
  return { lead: kept.at(-1) as Lead, event: last.event }
}

function fresh(by: Actor, now: number) {
  return { version: 1, recordedAt: now, door: by.door, createdBy: by.name }
}
