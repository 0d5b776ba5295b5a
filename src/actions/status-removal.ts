import type { Actor } from '../domain/access.ts'
import { type Job, removalSlice } from '../domain/job.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { activeStatuses, type Status } from '../domain/status.ts'
import type { Store, Transaction } from '../store/store.ts'
import { type Change, differenceOf, writeDifferences } from './lead-changes.ts'
import { createJob } from './new-job.ts'

export type Removal = { id: number; replacement?: number }

/** What one transaction of a job did, the new `place`, and whether it was the last. */
export type Progress = { changed: number; skipped: number; place: number; isLast?: boolean }

/**
 * Starts to remove a status. One with leads needs a replacement: it takes no new leads, and a job moves the existing
 * ones, each with its event; returns the job. A status without leads is removed at once.
 */
export function beginRemoval(
  store: Store,
  by: Actor,
  project: Project,
  { id, replacement }: Removal,
  now: number,
): Promise<Job | undefined> {
  if (id === replacement) throw refusal('same-replacement', { id: String(id) }, 'replacement')
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const statuses = await tx.statuses.of(project.id)
    const status = findStatus(statuses, id, 'id')
    if (replacement !== undefined) findStatus(activeStatuses(statuses), replacement, 'replacement')
    if (activeStatuses(statuses).every((each) => each.id === id)) throw refusal('last-status', {}, 'id')
    const isAwaited = statuses.some(({ replacedBy }) => replacedBy === id)
    if (!isAwaited && (await isEmpty(tx, project, id))) {
      await removeEmpty({ tx, by, project, now }, status, replacement)
      return
    }
    const leads = (await tx.counts.inStatus(project.id, id)) + (await tx.leads.binned(project, id))
    const to = replacement ?? status.replacedBy ?? undefined
    if (to === undefined) throw refusal('needs-replacement', { id: String(id), leads }, 'replacement')
    await tx.statuses.replace(project.id, id, to)
    const running = (await tx.jobs.running(project.id)).find((job) => isRemovalOf(job, id))
    return running ?? createJob(tx, by, project, { kind: 'status-removal', status: id }, leads, now)
  }, project.id)
}

/** Moves some leads of a status that is being removed, and removes the status when none is left. */
export async function removeSome(change: Change, status: number, place: number): Promise<Progress> {
  const { tx, project, statuses } = change
  const to = statuses.find(({ id }) => id === status)?.replacedBy ?? undefined
  if (to === undefined) return { changed: 0, skipped: 0, place, isLast: true }
  const ids = await tx.leads.ofStatus(project, status, removalSlice, place)
  const last = ids.at(-1)
  if (last !== undefined) {
    const leads = await tx.leads.findMany(project, ids)
    await writeDifferences(
      { ...change, isResponse: false },
      leads.map((lead) => ({ lead, difference: differenceOf(change, lead, { status: to }) })),
    )
    return { changed: leads.length, skipped: 0, place: last }
  }
  if (!(await isEmpty(tx, project, status))) return { changed: 0, skipped: 0, place: 0 }
  await tx.settings.raiseRevision()
  await removeEmpty(change, findStatus(statuses, status, 'id'), to)
  return { changed: 0, skipped: 0, place, isLast: true }
}

/** Keeps a status, with its remaining leads, when the job that removes it ends early. */
export async function abandonRemoval(tx: Transaction, project: Project, { work }: Job): Promise<void> {
  if (work.kind !== 'status-removal') return
  await tx.settings.raiseRevision()
  await tx.statuses.replace(project.id, work.status, null)
}

function isRemovalOf({ work }: Job, status: number): boolean {
  return work.kind === 'status-removal' && work.status === status
}

function findStatus(statuses: Status[], id: number, argument: string): Status {
  const status = statuses.find((each) => each.id === id)
  if (!status) throw refusal('no-such-status', { id: String(id) }, argument)
  return status
}

async function isEmpty(tx: Transaction, project: Project, status: number): Promise<boolean> {
  return (await tx.leads.ofStatus(project, status, 1)).length === 0
}

async function removeEmpty(
  { tx, by, project, now }: Omit<Change, 'statuses'>,
  { id, name }: Status,
  replacement: number | undefined,
): Promise<void> {
  await tx.statuses.remove(project.id, id)
  const details = { name, ...(replacement !== undefined && { replacement: String(replacement) }) }
  await tx.audit.append(project.id, { at: now, by, action: 'status.removed', subject: `status:${id}`, details })
}
