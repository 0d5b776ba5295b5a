import { type Kysely, sql } from 'kysely'
import { workingStates } from '../../domain/import.ts'
import type { Tables } from '../schema/tables.ts'

/** Removes imports. An import is hidden at once, and its rows, which may be millions, are deleted in parts. */
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
   * Hides the oldest idle import that ended, or was abandoned, before `before` (seconds), or whose upload began before `sent` and is incomplete;
   * returns its file. It also returns an import whose removal was interrupted.
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

  /** Deletes up to `limit` rows of a hidden import, and the import itself after the last one; returns whether it is gone. */
  async function removeSome(project: number, id: number, limit: number): Promise<boolean> {
    if ((await forgetRefusals(project, id, limit)) > 0) return false
    if ((await forgetFirst('import_met', 'lead_id', { project, id, limit })) > 0) return false
    await db
      .deleteFrom('imports')
      .where('project_id', '=', project)
      .where('id', '=', id)
      .where('state', '=', 'removed')
      .execute()
    return true
  }

  /** Deletes some of the refused rows; returns how many. */
  function forgetRefusals(project: number, id: number, limit: number): Promise<number> {
    return forgetFirst('import_refusals', 'row', { project, id, limit })
  }

  /**
   * Deletes the first rows of an import in a table, whose order is that of `column`; returns how many. They are looked for among the next numbers
   * alone: before it has statistics of a table, PostgreSQL reads and sorts all the rows to find the first ones.
   */
  async function forgetFirst(
    table: 'import_refusals' | 'import_met',
    column: 'row' | 'lead_id',
    { project, id, limit }: { project: number; id: number; limit: number },
  ): Promise<number> {
    const [rows, order] = [sql.table(table), sql.ref(column)]
    const ofImport = sql`project_id = ${project} and import_id = ${id}`
    const least = await sql<{ first: number | string | null }>`
      select min(${order}) as first from ${rows} where ${ofImport}`.execute(db)
    const found = least.rows[0]?.first ?? null
    if (found === null) return 0
    const first = Number(found)
    const { numAffectedRows } = await sql`
      delete from ${rows} where ${ofImport} and ${order} >= ${first} and ${order} <= (
        select max(${order}) from (
          select ${order} from ${rows}
          where ${ofImport} and ${order} >= ${first} and ${order} < ${first + numbersAhead}
          order by ${order} limit ${limit}
        ) as first_rows
      )`.execute(db)
    return Number(numAffectedRows)
  }
}

/** Among so many numbers the rows of one part are: of a few refused rows in a long file each part takes some. */
const numbersAhead = 20_000
