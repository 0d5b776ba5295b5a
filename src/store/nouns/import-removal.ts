import type { Kysely } from 'kysely'
import { workingStates } from '../../domain/import.ts'
import type { Tables } from '../schema/tables.ts'

/** The end of imports: one is hidden at once, and what there is of it, which may be millions of rows, goes in parts. */
export function importRemoval(db: Kysely<Tables>) {
  return { hide, hideOld, removeSome, forgetRefusals }

  async function hide(project: number, id: number): Promise<void> {
    await db
      .updateTable('imports')
      .set({ state: 'removed' })
      .where('project_id', '=', project)
      .where('id', '=', id)
      .execute()
  }

  /**
   * Hides the oldest import that nobody works at and that ended, or was left, before `before` (seconds), or whose file has not come whole since
   * `sent`, or takes one whose removal was cut off; returns its file.
   */
  async function hideOld(
    project: number,
    { before, sent }: { before: number; sent: number },
  ): Promise<{ id: number; file: string } | undefined> {
    const row = await db
      .selectFrom('imports')
      .select(['id', 'file'])
      .where('project_id', '=', project)
      .where('state', 'not in', [...workingStates])
      .where(({ and, or, eb }) =>
        or([
          eb('state', '=', 'removed'),
          and([eb('state', '=', 'uploading'), eb('at', '<=', sent)]),
          and([eb('at', '<=', before), or([eb('ended_at', 'is', null), eb('ended_at', '<=', before)])]),
        ]),
      )
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (row) await hide(project, row.id)
    return row
  }

  /** Deletes some of what there is of a hidden import, and itself with the last of it; returns whether all is gone. */
  async function removeSome(project: number, id: number, limit: number): Promise<boolean> {
    if ((await forgetRefusals(project, id, limit)) > 0 || (await forgetMet(project, id, limit)) > 0) return false
    await db
      .deleteFrom('imports')
      .where('project_id', '=', project)
      .where('id', '=', id)
      .where('state', '=', 'removed')
      .execute()
    return true
  }

  /** Deletes some of the refused rows; returns how many. */
  async function forgetRefusals(project: number, id: number, limit: number): Promise<number> {
    const rows = await db
      .selectFrom('import_refusals')
      .select('row')
      .where('project_id', '=', project)
      .where('import_id', '=', id)
      .orderBy('row')
      .limit(limit)
      .execute()
    const last = rows.at(-1)
    if (!last) return 0
    await db
      .deleteFrom('import_refusals')
      .where('project_id', '=', project)
      .where('import_id', '=', id)
      .where('row', '<=', last.row)
      .execute()
    return rows.length
  }

  /** The same of the notes which leads it met. */
  async function forgetMet(project: number, id: number, limit: number): Promise<number> {
    const rows = await db
      .selectFrom('import_met')
      .select('lead_id')
      .where('project_id', '=', project)
      .where('import_id', '=', id)
      .orderBy('lead_id')
      .limit(limit)
      .execute()
    const last = rows.at(-1)
    if (!last) return 0
    await db
      .deleteFrom('import_met')
      .where('project_id', '=', project)
      .where('import_id', '=', id)
      .where('lead_id', '<=', last.lead_id)
      .execute()
    return rows.length
  }
}
