import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/** Removes the marks of `store/postgres/commit-marks.ts` that processes left which have ended. */
export function commitMarks(db: Kysely<Tables>) {
  return {
    /** Removes the marks from before `before` (seconds); returns their number. */
    async forget(project: number, before: number): Promise<number> {
      const removed = db.deleteFrom('commit_marks').where('project_id', '=', project).where('at', '<', before)
      return Number((await removed.executeTakeFirstOrThrow()).numDeletedRows)
    },
  }
}
