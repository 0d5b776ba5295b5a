import { setImmediate } from 'node:timers/promises'
import type { Import } from '../domain/import.ts'
import { nameOfField, type OwnField } from '../domain/own-field.ts'
import type { Project } from '../domain/project.ts'
import { activeStatuses } from '../domain/status.ts'
import type { Store, Transaction } from '../store/store.ts'
import { removeOwnField } from './own-fields.ts'

/**
 * Ends an undo: removes the statuses and own fields that the import created, unless something uses them. If `isOver` returns true first, another
 * process ends the undo. An undo that was stopped meanwhile stays stopped.
 */
export async function endUndo(
  store: Store,
  project: Project,
  work: Import,
  now: number,
  isOver: () => boolean,
): Promise<void> {
  const unused = await unusedFields(store, project, work, isOver)
  if (!unused) return
  for (const { id } of unused) await removeOwnField(store, work.by, project, id, now)
  await store.transaction(async (tx) => {
    const held = await tx.imports.findForUpdate(project.id, work.id)
    if (held?.state !== 'undoing') return
    await removeStatuses(tx, project, work, now)
    await tx.imports.change(project.id, work.id, { state: 'undone', endedAt: now, heartbeatAt: now }, 0)
  }, project.id)
}

/** The number of leads that one query checks. SQLite runs it synchronously, so it must not block the event loop for long. */
const some = 2_000

/** The own fields that the import created and that no lead and no other import uses; undefined if `isOver` returned true. */
async function unusedFields(
  store: Store,
  project: Project,
  work: Import,
  isOver: () => boolean,
): Promise<OwnField[] | undefined> {
  let unused = (await store.ownFields.of(project.id)).filter(({ id }) => work.made.fields.includes(id))
  for (const field of [...unused])
    if (await store.imports.hasColumnFor(project.id, work.id, nameOfField(field)))
      unused = unused.filter(({ id }) => id !== field.id)
  for (let after: number | null = 0; after !== null && unused.length > 0; ) {
    if (isOver()) return
    const keys = unused.map(({ key }) => key)
    const { used, last } = await store.importLookups.usedKeys(project.id, keys, { after, limit: some })
    unused = unused.filter(({ key }) => !used.includes(key))
    after = last
    await setImmediate()
  }
  return unused
}

/**
 * Removes the statuses that the import created, except one that leads have or are being moved to, one that another import uses, and the last one of
 * the project.
 */
async function removeStatuses(
  tx: Transaction,
  project: Project,
  { id: own, made, by }: Import,
  now: number,
): Promise<void> {
  if (made.statuses.length === 0) return
  await tx.settings.raiseRevision() // first: concurrent changes of settings wait on this row
  await tx.projects.lock(project.id)
  let statuses = await tx.statuses.of(project.id)
  for (const id of made.statuses) {
    const known = statuses.find((status) => status.id === id)
    const others = statuses.filter((status) => status.id !== id)
    const isAwaited = others.some(({ replacedBy }) => replacedBy === id)
    if (!known || isAwaited || activeStatuses(others).length === 0) continue
    if ((await tx.leads.ofStatus(project, id, 1)).length > 0) continue
    if (await tx.imports.hasNameFor(project.id, own, id)) continue
    await tx.statuses.remove(project.id, id)
    const details = { name: known.name }
    await tx.audit.append(project.id, { at: now, by, action: 'status.removed', subject: `status:${id}`, details })
    statuses = others
  }
}
