import type { Actor } from '../domain/access.ts'
import { withoutPerson } from '../domain/event.ts'
import { type Lead, type LeadDifference, removal, restoration } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store, Transaction } from '../store/store.ts'
import { beginChange, lockLead, writeDifference } from './lead-changes.ts'
import { type ChangeResult, undoable } from './undoable.ts'

type LeadRef = { id: number; expected?: number | undefined }

/** Moves a lead to the bin; does nothing when it is already there. Refuses a version other than `expected`. */
export function removeLead(
  store: Store,
  by: Actor,
  project: Project,
  ref: LeadRef,
  now: number,
): Promise<ChangeResult> {
  return moveLead(store, by, project, ref, now, removal)
}

/**
 * Restores a lead from the bin; does nothing outside of it. After a merge the restored lead has its own data again, and the other keeps what it took.
 */
export function restoreLead(
  store: Store,
  by: Actor,
  project: Project,
  ref: LeadRef,
  now: number,
): Promise<ChangeResult> {
  return moveLead(store, by, project, ref, now, restoration)
}

function moveLead(
  store: Store,
  by: Actor,
  project: Project,
  { id, expected }: LeadRef,
  now: number,
  differenceOf: (lead: Lead, now: number) => LeadDifference,
): Promise<ChangeResult> {
  return store.transaction(async (tx) => {
    const change = await beginChange(tx, by, project, now)
    const lead = await lockLead(change, id, { expected })
    return undoable(change, await writeDifference(change, lead, differenceOf(lead, now)))
  }, project.id)
}

/**
 * Deletes a lead in the bin for good. Its events stay without personal data, so that past counts and cursors of the
 * feed stay valid. Its receipts stay too, without personal data and files. Refuses a lead outside the bin, and a version other than
 * `expected`.
 */
export async function purgeLead(
  store: Store,
  by: Actor,
  project: Project,
  { id, expected }: LeadRef,
  now: number,
): Promise<void> {
  const files = await store.transaction(async (tx) => {
    const lead = await lockLead(await beginChange(tx, by, project, now), id, { expected })
    if (lead.deletedAt === null) throw refusal('lead-not-in-bin', { id: String(id) }, 'id')
    const { event } = await tx.projects.allocateNumbers(project.id, { leads: 0, events: 1 })
    const files = await eraseLead(tx, project, id, now)
    await tx.events.append(project.id, event, [purged(lead, by, now)])
    return files
  }, project.id)
  for (const name of files) await store.spool.remove(name)
}

/** Removes a lead and the personal data in what stays of it; returns the names of its files. */
export async function eraseLead(tx: Transaction, project: Project, id: number, now: number): Promise<string[]> {
  await tx.events.rewrite(project.id, id, withoutPerson)
  await forgetLeads(tx, project, [id])
  await tx.idempotency.forgetLead(project.id, id)
  await tx.leads.remove(project, id)
  return tx.personalData.forgetLead(project.id, id, now)
}

/** Removes what is stored about leads that are deleted for good, besides their events and receipts. */
export async function forgetLeads(tx: Transaction, project: Project, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await tx.mentions.forgetLeads(project.id, ids)
  await tx.attempts.forgetLeads(project.id, ids)
  await tx.outsideIds.forgetLeads(project.id, ids)
  await tx.pulled.forgetLeads(project.id, ids)
  await tx.imports.forgetLeads(project.id, ids)
  await tx.chatLeads.forgetLeads(project.id, ids)
  await tx.notices.forgetLeads(project.id, ids)
  await tx.noticeTimers.forgetLeads(project.id, ids)
}

/** The event of a lead that is deleted for good. */
export function purged(lead: Lead, by: Actor, at: number) {
  return { at, by, leadId: lead.id, topics: ['lead.purged' as const], before: {}, after: {} }
}
