import type { Actor } from '../domain/access.ts'
import { changeDetails } from '../domain/audit.ts'
import { fold } from '../domain/fold.ts'
import { isUnsafeKey, type OwnField, type OwnFieldType, ownFieldLimits } from '../domain/own-field.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store, Transaction } from '../store/store.ts'
import { checkName } from './check-name.ts'

export type OwnFieldDraft = { name: string; key?: string; type: OwnFieldType; options?: string[] }
export type OwnFieldChange = { name?: string; options?: string[]; position?: number }

/**
 * Appends a field to the list of a project and returns it. Its key is by default its name, so that values which leads already have under that name
 * belong to it.
 */
export function addOwnField(store: Store, by: Actor, project: Project, draft: OwnFieldDraft, now: number) {
  return store.transaction((tx) => insertOwnField(tx, by, project, draft, now), project.id)
}

/** The same within a transaction. */
export async function insertOwnField(
  tx: Transaction,
  by: Actor,
  project: Project,
  { name, key = name, type, options = [] }: OwnFieldDraft,
  now: number,
): Promise<OwnField> {
  await tx.settings.raiseRevision() // first: concurrent changes of settings wait on this row
  const fields = await tx.ownFields.of(project.id)
  if (fields.length >= ownFieldLimits.fields)
    throw refusal('too-many-own-fields', { limit: ownFieldLimits.fields }, 'name')
  if (key.trim() === '') throw refusal('required', {}, 'key')
  if (isUnsafeKey(key)) throw refusal('unsafe-key', {}, 'key')
  if (fields.some((each) => each.key === key)) throw refusal('field-exists', { name: key }, 'key')
  checkName(fields, name)
  checkOptions(type, options)
  const position = 1 + Math.max(-1, ...fields.map((field) => field.position))
  const field = await tx.ownFields.insert(project.id, { key, name, type, options, position })
  const details = { name, key, type }
  await tx.audit.append(project.id, { at: now, by, action: 'field.added', subject: `field:${field.id}`, details })
  return field
}

/** Changes the given parts of a field and returns it. `position` counts from 0, and the others shift. */
export function changeOwnField(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  { name, options, position }: OwnFieldChange,
  now: number,
): Promise<OwnField> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const { field, others } = await findOwnField(tx, project, id)
    if (name !== undefined) checkName(others, name)
    if (options !== undefined) checkOptions(field.type, options)
    const place = position ?? others.filter((each) => each.position < field.position).length
    const changed = { ...field, name: name ?? field.name, options: options ?? field.options }
    const ordered = others.toSpliced(place, 0, changed).map((each, index) => ({ ...each, position: index }))
    for (const each of ordered) await tx.ownFields.change(project.id, each)
    const before = { ...field, options: field.options.length }
    const details = changeDetails(before, { name, options: options?.length, position })
    await tx.audit.append(project.id, { at: now, by, action: 'field.changed', subject: `field:${id}`, details })
    return ordered.find((each) => each.id === id) ?? changed
  }, project.id)
}

/** Removes a field from the list; leads keep the values. */
export function removeOwnField(store: Store, by: Actor, project: Project, id: number, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const { field } = await findOwnField(tx, project, id)
    await tx.ownFields.remove(project.id, id)
    const details = { name: field.name, key: field.key }
    await tx.audit.append(project.id, { at: now, by, action: 'field.removed', subject: `field:${id}`, details })
  }, project.id)
}

async function findOwnField(tx: Transaction, project: Project, id: number) {
  const fields = await tx.ownFields.of(project.id)
  const field = fields.find((each) => each.id === id)
  if (!field) throw refusal('no-such-field', { id: String(id) })
  return { field, others: fields.filter((each) => each !== field) }
}

/** Requires options for a choice, and refuses them for other types. */
function checkOptions(type: OwnFieldType, options: string[]): void {
  if ((type === 'choice') !== options.length > 0) throw refusal('options-unclear', {}, 'options')
  if (options.some((option) => option.trim() === '')) throw refusal('required', {}, 'options')
  const folded = options.map(fold)
  const twice = options.find((_, index) => folded.indexOf(folded[index] as string) < index)
  if (twice !== undefined) throw refusal('field-exists', { name: twice }, 'options')
}
