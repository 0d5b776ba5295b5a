import type { Kysely } from 'kysely'
import type { OwnField } from '../../domain/own-field.ts'
import type { Tables } from '../schema/tables.ts'
import { counters } from './counters.ts'

/** The own fields that a project defined. */
export function ownFields(db: Kysely<Tables>) {
  return { of, insert, change, remove }

  /** The own fields of a project by position. */
  async function of(project: number): Promise<OwnField[]> {
    const rows = await db
      .selectFrom('own_fields')
      .select(['id', 'key', 'name', 'type', 'options', 'position'])
      .where('project_id', '=', project)
      .orderBy('position')
      .orderBy('id')
      .execute()
    return rows.map(({ options, ...same }) => ({ ...same, options: JSON.parse(options) }))
  }

  /** Adds a field under the next id, and returns it. */
  async function insert(project: number, draft: Omit<OwnField, 'id'>): Promise<OwnField> {
    const id = await counters(db).next(project, 'field')
    const { key, name, type, options, position } = draft
    await db
      .insertInto('own_fields')
      .values({ project_id: project, id, key, name, type, options: JSON.stringify(options), position })
      .execute()
    return { ...draft, id }
  }

  /** The key and the type never change. */
  async function change(project: number, { id, name, options, position }: OwnField): Promise<void> {
    await db
      .updateTable('own_fields')
      .set({ name, options: JSON.stringify(options), position })
      .where('project_id', '=', project)
      .where('id', '=', id)
      .execute()
  }

  async function remove(project: number, id: number): Promise<void> {
    await db.deleteFrom('own_fields').where('project_id', '=', project).where('id', '=', id).execute()
  }
}
