import type { Kysely } from 'kysely'
import type { LostReason } from '../../domain/lost-reason.ts'
import type { Tables } from '../schema/tables.ts'
import { counters } from './counters.ts'

/** The reasons of a project why leads are lost. */
export function lostReasons(db: Kysely<Tables>) {
  return { of, insert, change }

  /** All reasons by position, removed ones too. */
  async function of(project: number): Promise<LostReason[]> {
    return db
      .selectFrom('lost_reasons')
      .select(['id', 'name', 'position', 'removed_at as removedAt'])
      .where('project_id', '=', project)
      .orderBy('position')
      .orderBy('id')
      .execute()
  }

  /** Adds a reason under the next id, and returns it. */
  async function insert(project: number, { name, position }: Pick<LostReason, 'name' | 'position'>) {
    const id = await counters(db).next(project, 'lost-reason')
    await db.insertInto('lost_reasons').values({ project_id: project, id, name, position }).execute()
    return { id, name, position, removedAt: null }
  }

  async function change(project: number, { id, name, position, removedAt }: LostReason): Promise<void> {
    await db
      .updateTable('lost_reasons')
      .set({ name, position, removed_at: removedAt })
      .where('project_id', '=', project)
      .where('id', '=', id)
      .execute()
  }
}
