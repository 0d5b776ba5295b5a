import type { Actor } from '../domain/access.ts'
import { changeDetails } from '../domain/audit.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { type Colour, defaultColour, type Status, type StatusType } from '../domain/status.ts'
import type { Store, Transaction } from '../store/store.ts'
import { workJob } from './jobs.ts'
import { beginRemoval, type Removal } from './status-removal.ts'

export type StatusDraft = { id?: number; name: string; type: StatusType; colour?: Colour }
export type StatusChange = { name?: string; type?: StatusType; colour?: Colour; position?: number }

/**
 * Appends a status to a project and returns it; the next free id is the default. Refuses the id of a removed status,
 * since events, undos and views of that time would refer to the new one.
 */
export function addStatus(store: Store, by: Actor, project: Project, draft: StatusDraft, now: number): Promise<Status> {
  if (draft.name.trim() === '') throw refusal('required', {}, 'name')
  return store.transaction((tx) => insertStatus(tx, by, project, draft, now), project.id)
}

/** The same within a transaction. */
export async function insertStatus(
  tx: Transaction,
  by: Actor,
  project: Project,
  draft: StatusDraft,
  now: number,
): Promise<Status> {
  const { name, type, colour = defaultColour[type] } = draft
  await tx.settings.raiseRevision() // first: concurrent changes of settings wait on this row
  const statuses = await tx.statuses.of(project.id)
  const id = draft.id ?? (await tx.counters.next(project.id, 'status'))
  if (statuses.some((status) => status.id === id)) throw refusal('status-exists', { id: String(id) }, 'id')
  if (await tx.audit.has(project.id, 'status.removed', `status:${id}`))
    throw refusal('status-id-used', { id: String(id) }, 'id')
  const position = 1 + Math.max(-1, ...statuses.map((status) => status.position))
  const status = { id, name, type, colour, position }
  await tx.statuses.insert(project.id, [status])
  const details = { name, type, colour }
  await tx.audit.append(project.id, { at: now, by, action: 'status.added', subject: `status:${id}`, details })
  return status
}

export function renameStatus(store: Store, by: Actor, project: Project, id: number, name: string, now: number) {
  return changeStatus(store, by, project, id, { name }, now)
}

/**
 * Changes a status; `position` counts from 0, and the others shift. Refuses to change the type to or from paid while
 * leads have the status, since their paid dates would be wrong, and from canceled while they have reasons of a loss.
 */
export function changeStatus(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  change: StatusChange,
  now: number,
): Promise<Status> {
  if (change.name?.trim() === '') throw refusal('required', {}, 'name')
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const status = await findStatus(tx, project, id, 'id')
    const { name = status.name, type = status.type, colour = status.colour, position } = change
    if (change.type !== undefined && change.type !== status.type && [change.type, status.type].includes('paid'))
      await refuseInUse(tx, project, id)
    else if (type !== status.type && status.type === 'canceled') await refuseReasons(tx, project, id)
    await tx.statuses.change(project.id, [{ ...status, name, type, colour }])
    if (type !== status.type) await tx.projectDues.begin(project.id)
    if (position !== undefined) await place(tx, project, moved(await inOrder(tx, project), id, position))
    const changed = await findStatus(tx, project, id, 'id')
    const given = { name: change.name, type: change.type, colour: change.colour, position }
    const details = changeDetails(status, given)
    if (Object.keys(change).length > 0)
      await tx.audit.append(project.id, { at: now, by, action: 'status.changed', subject: `status:${id}`, details })
    return changed
  }, project.id)
}

/** Reorders the statuses of a project. Refuses an incomplete list, a repeated id, and an unknown one. */
export function orderStatuses(
  store: Store,
  by: Actor,
  project: Project,
  ids: number[],
  now: number,
): Promise<Status[]> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const known = await inOrder(tx, project)
    for (const id of ids) await findStatus(tx, project, id, 'order')
    const isWhole = ids.length === known.length && new Set(ids).size === ids.length
    if (!isWhole) throw refusal('not-whole-order', { known: known.map(String) }, 'order')
    await place(tx, project, ids)
    const details = { order: ids.map(String) }
    const subject = `project:${project.id}`
    await tx.audit.append(project.id, { at: now, by, action: 'statuses.ordered', subject, details })
    return tx.statuses.of(project.id)
  }, project.id)
}

async function refuseInUse(tx: Transaction, project: Project, id: number): Promise<void> {
  await tx.projects.lock(project.id) // blocks new leads meanwhile
  const isInUse = (await tx.leads.ofStatus(project, id, 1)).length > 0
  if (isInUse) throw refusal('status-in-use', { id: String(id) }, 'type')
}

async function refuseReasons(tx: Transaction, project: Project, id: number): Promise<void> {
  await tx.projects.lock(project.id)
  const count = await tx.leads.withReason(project, id)
  if (count > 0) throw refusal('status-has-reasons', { id: String(id), count }, 'type')
}

async function inOrder(tx: Transaction, project: Project): Promise<number[]> {
  const statuses = await tx.statuses.of(project.id)
  return statuses.sort((one, other) => one.position - other.position || one.id - other.id).map(({ id }) => id)
}

function moved(ids: number[], id: number, position: number): number[] {
  return ids.filter((each) => each !== id).toSpliced(position, 0, id)
}

async function place(tx: Transaction, project: Project, ids: number[]): Promise<void> {
  const statuses = await tx.statuses.of(project.id)
  await tx.statuses.change(
    project.id,
    statuses.map((status) => ({ ...status, position: ids.indexOf(status.id) })),
  )
}

/** Removes a status synchronously, see `beginRemoval`; returns how many leads moved to the replacement. */
export async function removeStatus(
  store: Store,
  by: Actor,
  project: Project,
  removal: Removal,
  now: number,
): Promise<number> {
  const job = await beginRemoval(store, by, project, removal, now)
  if (!job) return 0
  const reinterpret = async () => undefined // this job reads no receipts
  const { state, changed } = await workJob({ store, reinterpret, clock: () => now }, project, job, () => false)
  if (state !== 'done') throw refusal('status-in-use', { id: String(removal.id) }, 'id')
  return changed
}

async function findStatus(tx: Transaction, project: Project, id: number, argument: string): Promise<Status> {
  const status = (await tx.statuses.of(project.id)).find((each) => each.id === id)
  if (!status) throw refusal('no-such-status', { id: String(id) }, argument)
  return status
}
