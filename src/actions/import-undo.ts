import { type StoredEvent, withoutPerson } from '../domain/event.ts'
import type { Import, Undone } from '../domain/import.ts'
import type { Lead } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import { isUndoable, planUndo } from '../domain/undo.ts'
import type { BatchOperation, Transaction } from '../store/store.ts'
import { assignable } from './assignee.ts'
import { forgetLeads, purged } from './bin.ts'
import { beginSlice, type Change, writeDifferences } from './lead-changes.ts'
import { renewRepeats } from './renew-repeats.ts'

/** The undo of the next range of events, the last one before the event `place`; with 0, the last of all. Times are in seconds. */
export type UndoSlice = { id: number; place: number; now: number; leasedUntil: number }

/** The place of the next slice; undefined at the end. `stale` if another process has continued the undo, or if it was stopped. */
export type UndoSliceResult = { place: number | undefined; leads: number } | { stale: true }

/** The number of kept leads whose ids are stored. */
const mostNamed = 1_000

/** Undoes slices of imports, the newest first. Also runs in the writer thread. */
export const undoImportMany: BatchOperation<UndoSlice, UndoSliceResult> = { name: 'undoImportMany', make: undoEach }

async function undoEach(tx: Transaction, project: Project, slices: UndoSlice[]): Promise<UndoSliceResult[]> {
  const results: UndoSliceResult[] = []
  for (const slice of slices) results.push(await undoSlice(tx, project, slice))
  return results
}

async function undoSlice(
  tx: Transaction,
  project: Project,
  { id, place, now, leasedUntil }: UndoSlice,
): Promise<UndoSliceResult> {
  const held = await tx.imports.findForUpdate(project.id, id)
  if (held?.state !== 'undoing' || held.undone?.place !== place) return { stale: true }
  const range = await tx.undos.next(project.id, held.token, place)
  if (!range) return { place: undefined, leads: 0 }
  const by = { door: 'import', name: held.by.name } as const
  const change: Change = { ...(await beginSlice(tx, by, project, now)), isResponse: false }
  const done = await undoRange(change, range, held)
  const undone: Undone = {
    place: range.first,
    removed: held.undone.removed + done.removed,
    restored: held.undone.restored + done.restored,
    kept: held.undone.kept + done.kept.length,
    keptLeads: [...held.undone.keptLeads, ...done.kept].slice(0, mostNamed),
  }
  await tx.imports.change(project.id, id, { undone, heartbeatAt: now, failure: null, failures: 0 }, leasedUntil)
  return { place: range.first, leads: done.removed + done.restored }
}

async function undoRange(change: Change, range: { first: number; last: number; token: string }, held: Import) {
  const { tx, project } = change
  const events = await tx.events.between(project.id, range)
  const ids = [...new Set(events.map(({ leadId }) => leadId))]
  const leads = new Map((await tx.leads.findMany(project, ids)).map((lead) => [lead.id, lead]))
  const created = events.filter(({ before, leadId }) => before === null && leads.has(leadId))
  const touched = await changedSince(tx, project, created, range.token)
  const made = created.map(({ leadId }) => leads.get(leadId) as Lead)
  const removed = made.filter(({ id, deletedAt }) => deletedAt === null && !touched.has(id))
  const gone = new Set(removed.map(({ id }) => id))
  const changed = events.filter(({ before, leadId }) => before !== null && !gone.has(leadId) && leads.has(leadId))
  const { restored, kept } = await restore(change, changed, leads)
  await erase(
    change,
    removed,
    created.filter(({ leadId }) => gone.has(leadId)),
  )
  await renewRepeats(change, [...gone])
  // A lead may be in several slices but counts once: in the slice that created it, or else in the first one that restores or keeps it.
  const stayed = made.filter(({ id }) => !gone.has(id)).map(({ id }) => id)
  return {
    removed: removed.length,
    restored: (await tx.imports.noteRestored(project.id, held.id, restored)).length,
    kept: [...stayed, ...(await tx.imports.noteKept(project.id, held.id, kept))],
  }
}

/** Those of the created leads that have later events from outside this import. Opening a lead does not count. */
async function changedSince(
  tx: Transaction,
  project: Project,
  created: StoredEvent[],
  token: string,
): Promise<Set<number>> {
  if (created.length === 0) return new Set()
  const others = await tx.events.besidesImport(
    project.id,
    created.map(({ leadId }) => leadId),
    token,
  )
  const changes = others.filter(({ topics }) => topics.some((topic) => topic !== 'lead.opened'))
  return new Set(changes.map(({ leadId }) => leadId))
}

/** Reverts the changes of the events, newest first. Returns the restored leads, and those with a value that was changed again and stays. */
async function restore(
  change: Change,
  events: StoredEvent[],
  leads: Map<number, Lead>,
): Promise<{ restored: number[]; kept: number[] }> {
  const { tx, project, statuses, now } = change
  const targets = { statuses, members: await assignable(tx, project) }
  const working = new Map(leads)
  const kept = new Set<number>()
  for (const event of events.filter(isUndoable)) {
    const lead = working.get(event.leadId) as Lead
    const { difference, skipped } = planUndo(event, lead, targets, now)
    if (skipped > 0) kept.add(event.leadId)
    working.set(event.leadId, { ...lead, ...difference })
  }
  const differences = [...leads.values()].flatMap((lead) => {
    const after = working.get(lead.id) as Lead
    const difference = Object.fromEntries(
      Object.entries(after).filter(([field, value]) => value !== lead[field as keyof Lead]),
    )
    return Object.keys(difference).length > 0 ? [{ lead, difference }] : []
  })
  await writeDifferences(change, differences)
  return { restored: differences.map(({ lead }) => lead.id), kept: [...kept] }
}

/**
 * Removes leads completely. Their events stay without personal data, so that the feed has no gap. They have no receipts: an enquiry that joined one
 * was a change, and the lead stays.
 */
async function erase({ tx, by, project, now }: Change, leads: Lead[], created: StoredEvent[]): Promise<void> {
  if (leads.length === 0) return
  await tx.events.replace(
    project.id,
    created.map((event) => ({ ...event, after: withoutPerson(event.after) })),
  )
  const ids = leads.map(({ id }) => id)
  await forgetLeads(tx, project, ids)
  await tx.idempotency.forgetLeads(project.id, ids)
  for (const { id, version } of leads) if (version > 1) await tx.events.rewrite(project.id, id, withoutPerson)
  await tx.leads.removeMany(project, leads)
  const { event: last } = await tx.projects.allocateNumbers(project.id, { leads: 0, events: leads.length })
  await tx.events.append(
    project.id,
    last,
    leads.map((lead) => purged(lead, by, now)),
  )
}
