import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/** How far the deadlines of a project are recomputed, from the oldest lead on. */
export function projectDues(db: Kysely<Tables>) {
  return { begin, unscheduled, schedule, move, outdated, place }

  /** Requests the recomputation of deadlines of all leads. It is not scheduled until somebody sees that this is committed. */
  async function begin(id: number): Promise<void> {
    await db.updateTable('projects').set({ dues_from: 0, dues_after: null }).where('id', '=', id).execute()
  }

  /** The projects whose recomputation is not scheduled yet. */
  async function unscheduled(): Promise<number[]> {
    const rows = await db
      .selectFrom('projects')
      .select('id')
      .where('dues_from', 'is not', null)
      .where('dues_after', 'is', null)
      .orderBy('id')
      .execute()
    return rows.map(({ id }) => id)
  }

  /** Schedules the recomputation at `after` (seconds) or later, unless another process has scheduled it. */
  async function schedule(id: number, after: number): Promise<void> {
    await db
      .updateTable('projects')
      .set({ dues_after: after })
      .where('id', '=', id)
      .where('dues_after', 'is', null)
      .execute()
  }

  /** Advances the place, unless a change set it back meanwhile; null ends the recomputation. */
  async function move(id: number, { from, to }: { from: number; to: number | null }): Promise<void> {
    await db
      .updateTable('projects')
      .set({ dues_from: to })
      .where('id', '=', id)
      .where('dues_from', '=', from)
      .where('dues_after', 'is not', null)
      .execute()
  }

  /** The projects whose deadlines are to be recomputed now. */
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

  /** The last lead whose deadline is recomputed; undefined when there is nothing to do. */
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
