import { setImmediate } from 'node:timers/promises'
import type { Import } from '../domain/import.ts'
import { nameOfField, type OwnField } from '../domain/own-field.ts'
import type { Project } from '../domain/project.ts'
import type { Store, Transaction } from '../store/store.ts'
import { removeOwnField } from './own-fields.ts'

/** Ends an undo: the statuses and own fields that the import made go too, unless something uses them. */
export async function endUndo(store: Store, project: Project, work: Import, now: number): Promise<void> {
  for (const id of work.made.fields) {
    const field = (await store.ownFields.of(project.id)).find((each) => each.id === id)
    if (field && !(await isUsed(store, project, work, field))) await removeOwnField(store, work.by, project, id, now)
  }
  await store.transaction(async (tx) => {
    await removeStatuses(tx, project, work, now)
    await tx.imports.change(project.id, work.id, { state: 'undone', endedAt: now, heartbeatAt: now }, 0)
  }, project.id)
}

/** Leads that are looked at together: SQLite answers within the same turn. */
const some = 10_000

/** Whether a lead has a value of a field, whoever gave it, or another import has a column for it. */
async function isUsed(store: Store, project: Project, work: Import, field: OwnField): Promise<boolean> {
  if (await store.imports.hasColumnFor(project.id, work.id, nameOfField(field))) return true
  for (let after = 0; ; ) {
    const { isUsed, last } = await store.importLookups.usesOwn(project.id, field.key, { after, limit: some })
    if (isUsed || last === null) return isUsed
    after = last
    await setImmediate()
  }
}

async function removeStatuses(tx: Transaction, project: Project, { made, by }: Import, now: number): Promise<void> {
  for (const id of made.statuses) {
    await tx.projects.lock(project.id)
    const known = (await tx.statuses.of(project.id)).find((status) => status.id === id)
    if (!known || (await tx.leads.ofStatus(project, id, 1)).length > 0) continue
    await tx.settings.raiseRevision()
    await tx.statuses.remove(project.id, id)
    const details = { name: known.name }
    await tx.audit.append(project.id, { at: now, by, action: 'status.removed', subject: `status:${id}`, details })
  }
}
