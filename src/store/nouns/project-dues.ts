import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/** How far deadlines of a project are counted again, from the oldest lead on. */
export function projectDues(db: Kysely<Tables>) {
  return { begin, move, outdated, place }

  /** From which lead on deadlines are to be counted again, and from when (seconds). */
  async function begin(id: number, { from, after }: { from: number; after: number }): Promise<void> {
    await db.updateTable('projects').set({ dues_from: from, dues_after: after }).where('id', '=', id).execute()
  }

  /** Moves that place, unless a change set it back meanwhile; null when all are counted. */
  async function move(id: number, { from, to }: { from: number; to: number | null }): Promise<void> {
    await db.updateTable('projects').set({ dues_from: to }).where('id', '=', id).where('dues_from', '=', from).execute()
  }

  /** The projects with deadlines to count again. */
  async function outdated(now: number): Promise<number[]> {
    const rows = await db
      .selectFrom('projects')
      .select('id')
      .where('dues_from', 'is not', null)
      .where('dues_after', '<=', now)
      .orderBy('id')
      .execute()
    return rows.map(({ id }) => id)
  }

  /** The last lead whose deadline is counted again; undefined when there is nothing to do. */
  async function place(id: number, now: number): Promise<number | undefined> {
    const row = await db
      .selectFrom('projects')
      .select('dues_from')
      .where('id', '=', id)
      .where('dues_after', '<=', now)
      .executeTakeFirst()
    return row?.dues_from ?? undefined
  }
}
