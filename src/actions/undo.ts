import type { Actor, Viewer } from '../domain/access.ts'
import { type StoredEvent, undoTime } from '../domain/event.ts'
import type { Job } from '../domain/job.ts'
import type { Lead, LeadDifference } from '../domain/lead.ts'
import { checkPatch, isVisible } from '../domain/mask.ts'
import type { Project } from '../domain/project.ts'
import { type Refusal, refusal } from '../domain/refusal.ts'
import { isMerge, isUndoable, planUndo } from '../domain/undo.ts'
import type { Store } from '../store/store.ts'
import { assignable } from './assignee.ts'
import { undoCosts } from './costs.ts'
import { beginChange, type Change, writeDifference } from './lead-changes.ts'
import { mergeHolders } from './merge-holders.ts'
import { createJob } from './new-job.ts'
import { newToken, recordUndo } from './undoable.ts'

/**
 * The number of restored leads and values, of values that stay (`skipped`, such as those that were changed again), and the token that undoes the
 * undo.
 */
export type UndoResult = { leads: number; restored: number; skipped: number; undo: string | null }

/** The rights of the caller. A masked viewer may undo only what they could change themselves; only an admin undoes costs. Without it, no limits. */
type UndoRights = { viewer: Viewer; isAdmin: boolean }

/** Up to this many ranges of events are undone in one transaction; more become a job. */
const maxRanges = 5

/**
 * Undoes all changes of a token, or returns a job if there are too many ranges of events. It first stops a running job of the token, which then
 * writes no more events. Refuses an unknown token, one older than 30 days, and changes that the rights of the caller no longer allow.
 */
export function undoToken(
  store: Store,
  by: Actor,
  project: Project,
  token: string,
  now: number,
  rights?: UndoRights,
): Promise<UndoResult | Job> {
  return store.transaction(async (tx) => {
    await tx.jobs.stopOf(project.id, token)
    const ranges = await tx.undos.ofToken(project.id, token, now - undoTime)
    if (ranges.length === 0) {
      const undone = rights?.isAdmin !== false && (await undoCosts({ tx, by, project, now }, token, now - undoTime))
      if (undone) return undone
      const isOfJob = !rights?.viewer.mask && (await tx.jobs.isToken(project.id, token, now - undoTime))
      if (isOfJob) return { leads: 0, restored: 0, skipped: 0, undo: null } // it has changed no lead
      throw noSuchUndo()
    }
    if (rights?.viewer.mask && ranges.length > maxRanges) throw noSuchUndo() // jobs do not check the rights of a masked viewer
    const total = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0)
    if (ranges.length > maxRanges) return createJob(tx, by, project, { kind: 'undo', token }, total, now)
    const change = await beginChange(tx, by, project, now)
    const undo = newToken()
    const undone = { leads: 0, restored: 0, skipped: 0 }
    for (const range of ranges) {
      const events = await tx.events.between(project.id, range)
      const some = await undoEvents(change, events, undo, rights?.viewer)
      for (const what of ['leads', 'restored', 'skipped'] as const) undone[what] += some[what]
    }
    if (undone.leads === 0) return { ...undone, undo: null }
    await tx.jobs.noteUndo(project.id, token, { by: undo, at: now })
    return { ...undone, undo }
  }, project.id)
}

/**
 * Undoes one event, or the whole merge if it is the event of one. Refuses an unknown event, one without changes, and one older than 30 days.
 */
export function undoEvent(store: Store, by: Actor, project: Project, number: number, now: number): Promise<UndoResult> {
  return store.transaction(async (tx) => {
    const event = await tx.events.find(project.id, number)
    if (!event) throw refusal('no-such-event', { number: String(number) }, 'number')
    if (!isUndoable(event) || event.at <= now - undoTime) throw refusal('not-undoable', {}, 'number')
    const range = isMerge(event) ? await tx.undos.around(project.id, number) : undefined
    const events = range ? await tx.events.between(project.id, range) : [event]
    const undo = newToken()
    const undone = await undoEvents(await beginChange(tx, by, project, now), events, undo)
    return { ...undone, undo: undone.leads > 0 ? undo : null }
  }, project.id)
}

/**
 * Undoes events within an open transaction, and records the new events under `token`. It is idempotent: restored values are skipped. Refuses a
 * masked viewer an event of a lead that they do not see or could not change.
 */
export async function undoEvents(
  context: Change,
  events: StoredEvent[],
  token: string,
  viewer?: Viewer,
): Promise<Omit<UndoResult, 'undo'>> {
  const change: Change = { ...context, isResponse: false }
  const { tx, project, statuses, now } = change
  const targets = { statuses, members: await assignable(tx, project) }
  const undone = { leads: new Set<number>(), restored: 0, skipped: 0 }
  const made: number[] = []
  // The merge's own event goes last, as it was written. It is recorded only when leads were split off or merged again.
  const merges = events.filter(isMerge)
  for (const each of [...events.filter((event) => isUndoable(event) && !isMerge(event)), ...merges]) {
    const lead = await tx.leads.find(project, each.leadId)
    const merge = { isLost: await isGoneSince(change, each), holders: await mergeHolders(change, each) }
    const { difference, restored, skipped, details } = planUndo(
      each,
      lead,
      { ...targets, ...merge, isSplit: made.length > 0 },
      now,
    )
    if (viewer && lead) checkUndo(viewer, lead, difference)
    undone.skipped += skipped
    undone.restored += restored
    const { event } = lead ? await writeDifference(change, lead, difference, made.length > 0 ? details : undefined) : {}
    if (event === undefined) continue
    undone.leads.add(each.leadId)
    made.push(event)
  }
  const [first, last] = [made[0], made.at(-1)]
  if (first !== undefined && last !== undefined) await recordUndo(change, token, { first, last })
  return { ...undone, leads: undone.leads.size }
}

/**
 * Whether the lead into which an undo would merge again is gone: purged, moved to the bin since the event, or merged into this one. A lead that
 * was in the bin at the event is not gone. Dates cannot decide this, since an undo restores old dates and clocks of servers differ; events can.
 */
async function isGoneSince({ tx, project }: Change, { number, leadId, before }: StoredEvent): Promise<boolean> {
  if (before?.mergedInto == null) return false
  const mergeTarget = await tx.leads.find(project, before.mergedInto)
  if (!mergeTarget) return true
  if (mergeTarget.deletedAt === null) return false
  const moves = ['lead.deleted', 'lead.restored'] as const
  const next = await tx.events.next(project.id, { lead: mergeTarget.id, after: number, topics: moves })
  if (next?.topics.includes('lead.deleted')) return true
  return (await tx.leads.resolveMerged(project, [mergeTarget.id])).get(mergeTarget.id) === leadId
}

/** A masked viewer may not remove, restore or merge leads, but could by undoing what they did before they were masked. */
function checkUndo(viewer: Viewer, lead: Lead, difference: LeadDifference): void {
  if (!isVisible(viewer, lead)) throw noSuchUndo()
  if (viewer.mask && ('deletedAt' in difference || 'mergedInto' in difference)) throw noSuchUndo()
  checkPatch(viewer, lead, difference)
}

function noSuchUndo(): Refusal {
  return refusal('no-such-undo', {}, 'token')
}
