import type { Actor } from '../domain/access.ts'
import type { Lead } from '../domain/lead.ts'
import { mergeLimit, missingFields } from '../domain/merge.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'
import { assignable } from './assignee.ts'
import { beginChange, lockLiveLead, writeDifference } from './lead-changes.ts'
import { type ChangeResult, undoable } from './undoable.ts'

/**
 * Merges leads `into` one. It takes each missing field from the first of the others that has it. The others move to the
 * bin, with their timelines, and point to it. Refuses a repeated lead, one in the bin, and too many.
 */
export function mergeLeads(
  store: Store,
  by: Actor,
  project: Project,
  { into, leads: ids }: { into: number; leads: number[] },
  now: number,
): Promise<ChangeResult> {
  if (ids.length === 0) throw refusal('required', {}, 'leads')
  if (ids.length > mergeLimit) throw refusal('too-many-values', { limit: mergeLimit }, 'leads')
  const twice = ids.findIndex((id, index) => id === into || ids.indexOf(id) < index)
  if (twice >= 0) throw refusal('merges-itself', { id: String(ids[twice]) }, `leads[${twice}]`)
  return store.transaction(async (tx) => {
    const change = await beginChange(tx, by, project, now)
    const mergeTarget = await lockLiveLead(change, into, { argument: 'into' })
    const others: Lead[] = []
    for (const [index, id] of ids.entries())
      others.push(await lockLiveLead(change, id, { argument: `leads[${index}]` }))
    for (const other of others) await writeDifference(change, other, { deletedAt: now, mergedInto: into })
    // The surviving lead's event comes last, so that undoing it finds the others in the same range of events.
    const details = { topics: ['lead.merged' as const], before: { merged: null }, after: { merged: ids } }
    const members = await assignable(tx, project)
    const sources = others.map((other) => (isMember(other, members) ? other : { ...other, assignee: null }))
    return undoable(
      change,
      await writeDifference(change, mergeTarget, missingFields(mergeTarget, sources), details),
      others.length + 1,
    )
  }, project.id)
}

/** Whether the assignee of a lead is still a member: a merge does not copy a former one. */
function isMember({ assignee }: Lead, members: ReadonlySet<number> | undefined): boolean {
  return assignee === null || !members || members.has(assignee)
}
