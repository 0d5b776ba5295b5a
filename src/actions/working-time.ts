import type { Actor } from '../domain/access.ts'
import { changeDetails } from '../domain/audit.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { isOpen } from '../domain/status.ts'
import { checkWorkingTime, dueOf, type WorkingTime, type WorkingTimeChange } from '../domain/working-time.ts'
import type { Store } from '../store/store.ts'
import { beginSteps, renewSteps } from './notices/timers.ts'
import { pause } from './pause.ts'

/** Changes the given settings and returns all of them. Refuses another version than the given one. */
export function changeWorkingTime(
  store: Store,
  by: Actor,
  project: Project,
  { version, ...change }: WorkingTimeChange & { version: number | undefined },
  now: number,
): Promise<WorkingTime> {
  checkWorkingTime(change)
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision() // first: concurrent changes of settings wait on this row
    const before = (await tx.projects.find(project.id))?.workingTime
    if (!before) throw refusal('no-such-project', { id: String(project.id) }, 'project')
    if (version !== undefined && version !== before.version) throw refusal('settings-changed', {}, 'If-Match')
    const { week, holidays, responseMinutes } = { ...before, ...change }
    const after = { week, holidays, responseMinutes, version: before.version + 1 }
    await tx.projects.setSettings(project.id, { workingTime: after })
    await tx.projectDues.begin(project.id)
    const details = {
      changed: Object.keys(change),
      ...changeDetails(before, { responseMinutes: change.responseMinutes }),
    }
    const entry = { at: now, by, action: 'working_time.changed', subject: `project:${project.id}`, details } as const
    await tx.audit.append(project.id, entry)
    return after
  }, project.id)
}

/** How long (seconds) after the commit other processes may still use the former settings. */
const staleTime = 3

/** Leads per transaction, few enough for other writes not to wait long. */
const slice = 500

/**
 * Recounts the deadlines of leads after a change of the working time, and moves the steps of their escalation, from the oldest lead to the newest;
 * newer leads already have theirs. It begins `staleTime` after it first sees the change, which may have been committed long after its request. Leads
 * that had no deadline before are escalated from now on. The place is committed with each slice. Returns how many leads were read.
 */
export async function recountDues(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  for (const id of await store.projectDues.unscheduled())
    await store.transaction((tx) => tx.projectDues.schedule(id, now + staleTime), id)
  let read = 0
  for (const id of await store.projectDues.outdated(now))
    for (let some = slice; some === slice && !stop?.aborted; read += some) some = await recountSome(store, id, now)
  return read
}

function recountSome(store: Store, id: number, now: number): Promise<number> {
  return store.transaction(async (tx) => {
    const project = await tx.projects.find(id)
    const from = await tx.projectDues.place(id, now)
    if (!project || from === undefined) return 0
    const statuses = await tx.statuses.of(id)
    const leads = await tx.dues.next(id, from, slice)
    const changed = leads.flatMap((lead) => {
      const dueAt = dueOf(lead, isOpen(lead.status, statuses), project)
      return lead.dueAt === dueAt ? [] : [{ ...lead, dueAt, isBegun: lead.dueAt === null }]
    })
    await tx.dues.set(id, changed)
    await renewSteps(tx, project, leads)
    const begun = changed.filter(({ dueAt, isBegun }) => isBegun && dueAt !== null)
    if (begun.length > 0) await beginSteps(tx, project, now, begun)
    const last = leads.at(-1)
    await tx.projectDues.move(id, { from, to: leads.length === slice && last ? last.id : null })
    return leads.length
  }, id)
}

/** Polls for deadlines to recount until `stop`. A failure is reported and retried. */
export async function pollDues(
  store: Store,
  clock: () => number,
  stop: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  while (!stop.aborted) {
    await recountDues(store, clock(), stop).catch(onFailure)
    await pause(2_000, stop)
  }
}
