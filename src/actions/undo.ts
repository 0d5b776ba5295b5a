import type { Actor } from '../domain/access.ts'
import { type KeptEvent, undoTime } from '../domain/event.ts'
import type { Job } from '../domain/job.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { isMerge, isUndoable, undoingOf } from '../domain/undo.ts'
import type { Store } from '../store/open.ts'
import { beginChange, type Change, writeDifference } from './lead-changes.ts'
import { keepJob } from './new-job.ts'
import { newToken, offerUndo } from './undoable.ts'

/** How many leads and values were put back, how many values stayed since they were changed again, and what undoes this undo. */
export type Undone = { leads: number; restored: number; skipped: number; undo: string | null }

/** So many runs of one act are undone at once; more are a job. */
const atOnce = 5

/**
 * The same as a job, where the act was a long one; undefined where `undoToken` may do it at once. Refuses what that refuses.
 */
export async function beginUndo(
  store: Store,
  by: Actor,
  project: Project,
  token: string,
  now: number,
): Promise<Job | undefined> {
  const runs = await store.undos.ofToken(project.id, token, now - undoTime)
  if (runs.length <= atOnce) return
  const total = runs.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  return store.transaction((tx) => keepJob(tx, by, project, { kind: 'undo', token }, total, now), project.id)
}

/**
 * Undoes all that a token stands for, a run of events a transaction, the newest first. Refuses a token that is unknown or past its
 * 30 days.
 */
export async function undoToken(
  store: Store,
  by: Actor,
  project: Project,
  token: string,
  now: number,
): Promise<Undone> {
  const runs = await store.undos.ofToken(project.id, token, now - undoTime)
  if (runs.length === 0) throw refusal('no-such-undo', {}, 'token')
  const undone: Undone = { leads: 0, restored: 0, skipped: 0, undo: newToken() }
  for (const run of runs) {
    const some = await undoRun(store, by, project, run, undone.undo as string, now)
    for (const what of ['leads', 'restored', 'skipped'] as const) undone[what] += some[what]
  }
  return undone.leads > 0 ? undone : { ...undone, undo: null }
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
 * Undoes events one after another in one transaction, and adds the events of that to what `token` undoes. One of many runs can be
 * undone a second time without harm: what was put back is skipped.
 * @public
 */
export function undoRun(
  store: Store,
  by: Actor,
  project: Project,
  run: { first: number; last: number },
  token: string,
  now: number,
): Promise<Omit<Undone, 'undo'>> {
  return store.transaction(async (tx) => {
    const begun = await beginChange(tx, by, project, now)
    return undoEvents(begun, await tx.events.between(project.id, run), token)
  }, project.id)
}

/** Undoes events inside a transaction that goes on; what that makes is added to what `token` undoes. */
export async function undoEvents(begun: Change, events: KeptEvent[], token: string): Promise<Omit<Undone, 'undo'>> {
  const { tx, project, statuses, now } = begun
  const undone = { leads: new Set<number>(), restored: 0, skipped: 0 }
  const made: number[] = []
  // That of a merge goes last, as it was made: it is told only where leads came out of it or went in.
  const merges = events.filter(isMerge)
  for (const each of [...events.filter((event) => isUndoable(event) && !isMerge(event)), ...merges]) {
    const lead = await tx.leads.find(project, each.leadId)
    const { difference, skipped, told } = undoingOf(each, lead, statuses, now)
    undone.skipped += skipped
    undone.restored += Object.keys(difference).length
    const { event } = lead ? await writeDifference(begun, lead, difference, made.length > 0 ? told : undefined) : {}
    if (event === undefined) continue
    undone.leads.add(each.leadId)
    made.push(event)
  }
  const [first, last] = [made[0], made.at(-1)]
  if (first !== undefined && last !== undefined) await offerUndo(begun, token, { first, last })
  return { ...undone, leads: undone.leads.size }
}
