import type { Actor } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { hueOf, type Status, type StatusType } from '../domain/status.ts'
import type { Transaction } from '../store/nouns.ts'
import type { Store } from '../store/open.ts'
import { moveLeads } from './leads.ts'

/** Adds a status to a project, with the next free id unless one is given; answers the id. */
export function addStatus(
  store: Store,
  project: Project,
  draft: { id?: number; name: string; type: StatusType },
): Promise<number> {
  const { name, type } = draft
  if (name.trim() === '') throw refusal('required', {}, 'name')
  return store.transaction(async (tx) => {
    const statuses = await tx.statuses.of(project.id)
    const id = draft.id ?? 1 + Math.max(-1, ...statuses.map((status) => status.id))
    if (statuses.some((status) => status.id === id)) throw refusal('status-exists', { id: String(id) }, 'id')
    const position = 1 + Math.max(-1, ...statuses.map((status) => status.position))
    await tx.statuses.insert(project.id, [{ id, name, type, colour: hueOf[type], position }])
    await tx.settings.raiseRevision()
    return id
  })
}

export function renameStatus(store: Store, project: Project, id: number, name: string): Promise<void> {
  if (name.trim() === '') throw refusal('required', {}, 'name')
  return store.transaction(async (tx) => {
    await findStatus(tx, project, id, 'id')
    await tx.statuses.rename(project.id, id, name)
    await tx.settings.raiseRevision()
  })
}

/**
 * Removes a status. One that leads are in needs a replacement: the leads go there first, some at a time and each with its
 * event, so that a running server goes on; answers how many went.
 */
export async function removeStatus(
  store: Store,
  by: Actor,
  project: Project,
  removal: { id: number; replacement?: number },
  now: number,
): Promise<number> {
  const { id, replacement } = removal
  if (id === replacement) throw refusal('same-replacement', { id: String(id) }, 'replacement')
  await store.transaction(async (tx) => {
    await findStatus(tx, project, id, 'id')
    if (replacement !== undefined) await findStatus(tx, project, replacement, 'replacement')
    if ((await tx.statuses.of(project.id)).length === 1) throw refusal('last-status', {}, 'id')
  })
  let moved = 0
  for (;;) {
    if (replacement !== undefined) moved += await moveLeads(store, by, project, { from: id, to: replacement }, now)
    if (await removeEmpty(store, project, id, replacement)) return moved
  }
}

/** Removes a status that no lead is in; false when one came meanwhile and will have to go too. */
function removeEmpty(store: Store, project: Project, id: number, replacement: number | undefined): Promise<boolean> {
  return store.transaction(async (tx) => {
    const leads = await tx.counts.inStatus(project.id, id)
    if (leads > 0 && replacement === undefined)
      throw refusal('needs-replacement', { id: String(id), leads }, 'replacement')
    if (leads > 0) return false
    await tx.statuses.remove(project.id, id)
    await tx.settings.raiseRevision()
    return true
  })
}

async function findStatus(tx: Transaction, project: Project, id: number, argument: string): Promise<Status> {
  const status = (await tx.statuses.of(project.id)).find((each) => each.id === id)
  if (!status) throw refusal('no-such-status', { id: String(id) }, argument)
  return status
}
