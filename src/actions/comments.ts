import type { Actor, Viewer } from '../domain/access.ts'
import { commentLimit } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'
import { beginChange, lockLiveLead, writeDifference } from './lead-changes.ts'
import type { ChangeResult } from './undoable.ts'

/**
 * Adds a comment to the timeline of a lead; returns the lead and the number of the event. Refuses a blank or too long
 * comment.
 */
export function commentLead(
  store: Store,
  by: Actor,
  project: Project,
  { id, comment, viewer }: { id: number; comment: string; viewer?: Viewer },
  now: number,
): Promise<Pick<ChangeResult, 'lead'> & { event: number }> {
  if (comment.trim() === '') throw refusal('required', {}, 'comment')
  const length = [...comment].length
  if (length > commentLimit) throw refusal('too-long', { length, limit: commentLimit }, 'comment')
  return store.transaction(async (tx) => {
    const change = await beginChange(tx, by, project, now)
    const details = { topics: ['lead.commented' as const], before: { comment: null }, after: { comment } }
    const { lead, event } = await writeDifference(change, await lockLiveLead(change, id, { viewer }), {}, details)
    return { lead, event: event as number }
  }, project.id)
}

/**
 * Records that somebody opened a lead. The first time is its first response; later ones write no event. A contractor's
 * opening changes nothing: the staff has not seen the lead yet.
 */
export function openLead(
  store: Store,
  by: Actor,
  project: Project,
  { id, viewer }: { id: number; viewer?: Viewer },
  now: number,
): Promise<Pick<ChangeResult, 'lead'>> {
  return store.transaction(async (tx) => {
    const change = await beginChange(tx, by, project, now)
    const lead = await lockLiveLead(change, id, { viewer })
    if (lead.respondedAt !== null || viewer?.mask) return { lead }
    const details = { topics: ['lead.opened' as const], before: {}, after: {} }
    return writeDifference(change, lead, { respondedAt: now }, details)
  }, project.id)
}
