import type { Actor } from '../domain/access.ts'
import { type KeptEvent, undoTime } from '../domain/event.ts'
import type { Job } from '../domain/job.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { isMerge, isUndoable, undoingOf } from '../domain/undo.ts'
import type { Store } from '../store/store.ts'
import { assignable } from './assignee.ts'
import { beginChange, type Change, writeDifference } from './lead-changes.ts'
import { keepJob } from './new-job.ts'
import { newToken, offerUndo } from './undoable.ts'

/** How many leads and values were put back, how many values stayed since they were changed again, and what undoes this undo. */
export type Undone = { leads: number; restored: number; skipped: number; undo: string | null }

/** So many runs of one act are undone in one transaction; more are a job. */
const atOnce = 5

/**
 * Undoes all that a token stands for; answers a job that does it where the act was a long one. An act that still runs is stopped first: what
 * it does is kept together with its job, so nothing comes after. Refuses a token that is unknown or past its 30 days.
 */
export function undoToken(
  store: Store,
  by: Actor,
  project: Project,
  token: string,
  now: number,
): Promise<Undone | Job> {
  return store.transaction(async (tx) => {
    await tx.jobs.stopOf(project.id, token)
    const runs = await tx.undos.ofToken(project.id, token, now - undoTime)
    if (runs.length === 0) throw refusal('no-such-undo', {}, 'token')
    const total = runs.reduce((sum, { first, last }) => sum + last - first + 1, 0)
    if (runs.length > atOnce) return keepJob(tx, by, project, { kind: 'undo', token }, total, now)
    const begun = await beginChange(tx, by, project, now)
    const undone: Undone = { leads: 0, restored: 0, skipped: 0, undo: newToken() }
    for (const run of runs) {
      const some = await undoEvents(begun, await tx.events.between(project.id, run), undone.undo as string)
      for (const what of ['leads', 'restored', 'skipped'] as const) undone[what] += some[what]
    }
    return undone.leads > 0 ? undone : { ...undone, undo: null }
  }, project.id)
}

/** Undoes one event; of a merge all that it did. Refuses an unknown one, and one that changed nothing or is over 30 days old. */
export function undoEvent(store: Store, by: Actor, project: Project, number: number, now: number): Promise<Undone> {
  return store.transaction(async (tx) => {
    const event = await tx.events.find(project.id, number)
    if (!event) throw refusal('no-such-event', { number: String(number) }, 'number')
    if (!isUndoable(event) || event.at <= now - undoTime) throw refusal('not-undoable', {}, 'number')
    const run = isMerge(event) ? await tx.undos.around(project.id, number) : undefined
    const events = run ? await tx.events.between(project.id, run) : [event]
    const undo = newToken()
    const undone = await undoEvents(await beginChange(tx, by, project, now), events, undo)
    return { ...undone, undo: undone.leads > 0 ? undo : null }
  }, project.id)
}

/**
 * Undoes events inside a transaction that goes on; what that makes is added to what `token` undoes. Done a second time it does no harm: what
 * was put back is skipped.
 */
export async function undoEvents(begun: Change, events: KeptEvent[], token: string): Promise<Omit<Undone, 'undo'>> {
  const { tx, project, statuses, now } = begun
  const there = { statuses, members: await assignable(tx, project) }
  const undone = { leads: new Set<number>(), restored: 0, skipped: 0 }
  const made: number[] = []
  // That of a merge goes last, as it was made: it is told only where leads came out of it or went in.
  const merges = events.filter(isMerge)
  for (const each of [...events.filter((event) => isUndoable(event) && !isMerge(event)), ...merges]) {
    const lead = await tx.leads.find(project, each.leadId)
    const { difference, restored, skipped, told } = undoingOf(each, lead, there, now)
    undone.skipped += skipped
    undone.restored += restored
    const { event } = lead ? await writeDifference(begun, lead, difference, made.length > 0 ? told : undefined) : {}
    if (event === undefined) continue
    undone.leads.add(each.leadId)
    made.push(event)
  }
  const [first, last] = [made[0], made.at(-1)]
  if (first !== undefined && last !== undefined) await offerUndo(begun, token, { first, last })
  return { ...undone, leads: undone.leads.size }
}
