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
    await tx.settings.raiseRevision() // first: whoever changes such things at the same moment waits here
    const statuses = await tx.statuses.of(project.id)
    const id = draft.id ?? 1 + Math.max(-1, ...statuses.map((status) => status.id))
    if (statuses.some((status) => status.id === id)) throw refusal('status-exists', { id: String(id) }, 'id')
    const position = 1 + Math.max(-1, ...statuses.map((status) => status.position))
    await tx.statuses.insert(project.id, [{ id, name, type, colour: hueOf[type], position }])
    return id
  })
}

export function renameStatus(store: Store, project: Project, id: number, name: string): Promise<void> {
  if (name.trim() === '') throw refusal('required', {}, 'name')
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await findStatus(tx, project, id, 'id')
    await tx.statuses.rename(project.id, id, name)
  })
}

type Removal = { id: number; replacement?: number }

/**
 * Removes a status. One that leads are in needs a replacement: the leads go there first, some at a time and each with its
 * event, so that a running server goes on; answers how many went.
 */
export async function removeStatus(
  store: Store,
  by: Actor,
  project: Project,
  removal: Removal,
  now: number,
): Promise<number> {
  const { id, replacement } = removal
  if (id === replacement) throw refusal('same-replacement', { id: String(id) }, 'replacement')
  await store.transaction((tx) => checkRemoval(tx, project, removal))
  let moved = 0
  for (;;) {
    if (replacement !== undefined) moved += await moveLeads(store, by, project, { from: id, to: replacement }, now)
    if (await removeEmpty(store, project, removal)) return moved
  }
}

/** Removes a status that no lead is in; false when one came meanwhile and will have to go too. */
function removeEmpty(store: Store, project: Project, removal: Removal): Promise<boolean> {
  const { id, replacement } = removal
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await checkRemoval(tx, project, removal) // once more: another may have removed one meanwhile
    await tx.projects.hold(project.id) // no lead comes in meanwhile
    const hasLeads = (await tx.leads.ofStatus(project, id, 1)).length > 0
    if (hasLeads && replacement === undefined)
      throw refusal(
        'needs-replacement',
        { id: String(id), leads: (await tx.counts.inStatus(project.id, id)) + (await tx.leads.binned(project, id)) },
        'replacement',
      )
    if (hasLeads) return false
    await tx.statuses.remove(project.id, id)
    return true
  })
}

async function checkRemoval(tx: Transaction, project: Project, { id, replacement }: Removal): Promise<void> {
  await findStatus(tx, project, id, 'id')
  if (replacement !== undefined) await findStatus(tx, project, replacement, 'replacement')
  if ((await tx.statuses.of(project.id)).length === 1) throw refusal('last-status', {}, 'id')
}

async function findStatus(tx: Transaction, project: Project, id: number, argument: string): Promise<Status> {
  const status = (await tx.statuses.of(project.id)).find((each) => each.id === id)
  if (!status) throw refusal('no-such-status', { id: String(id) }, argument)
  return status
}
