import type { Actor, Viewer } from '../domain/access.ts'
import type { Lead } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import type { Store } from '../store/store.ts'
import { writeComment } from './comments.ts'
import { beginChange, differenceOf, lockLiveLead, writeDifference } from './lead-changes.ts'
import { type ChangeResult, undoable } from './undoable.ts'

type WorkResult = ChangeResult & { takenBy: number | null; isMine: boolean }

/**
 * Gives a lead to the member who takes it. A lead whose assignee has responded stays with them, and `takenBy` names them. A lead that was assigned
 * without a response is free. Taking one's own lead counts as a response.
 */
export function takeLead(
  store: Store,
  by: Actor,
  project: Project,
  { id, member, viewer }: { id: number; member: number; viewer: Viewer },
  now: number,
): Promise<WorkResult> {
  return store.transaction(async (tx) => {
    const change = await beginChange(tx, by, project, now)
    const lead = await lockLiveLead(change, id, { viewer })
    const isMine = lead.assignee === member
    if (isTaken(lead) && !isMine) return { lead, undo: null, takenBy: lead.assignee, isMine }
    const difference = differenceOf(change, lead, { assignee: member })
    if (!isMine) {
      const taken = await undoable(change, await writeDifference(change, lead, difference))
      return { ...taken, takenBy: null, isMine }
    }
    if (lead.respondedAt !== null) return { lead, undo: null, takenBy: null, isMine }
    const opened = { topics: ['lead.opened' as const], before: {}, after: {} }
    const written = await writeDifference(change, lead, { respondedAt: now }, opened)
    return { lead: written.lead, undo: null, takenBy: null, isMine }
  }, project.id)
}

/**
 * Records as a comment that a member called the person of a lead, which is the first response. A lead with a response is left alone, so that a button
 * press that arrives twice does nothing.
 */
export function noteCall(
  store: Store,
  by: Actor,
  project: Project,
  { id, comment, viewer }: { id: number; comment: string; viewer: Viewer },
  now: number,
): Promise<{ isAnswered: boolean }> {
  return store.transaction(async (tx) => {
    const change = await beginChange(tx, by, project, now)
    const lead = await lockLiveLead(change, id, { viewer })
    if (lead.respondedAt !== null) return { isAnswered: true }
    await writeComment(change, { id, comment, viewer })
    return { isAnswered: false }
  }, project.id)
}

function isTaken({ assignee, respondedAt }: Lead): boolean {
  return assignee !== null && respondedAt !== null
}
