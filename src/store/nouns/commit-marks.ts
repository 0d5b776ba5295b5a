import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/** The marks of `store/postgres/commit-marks.ts`, as far as they are of processes that have ended. */
export function commitMarks(db: Kysely<Tables>) {
  return {
    /** Removes those from before a moment (seconds); returns how many. */
    async forget(project: number, before: number): Promise<number> {
      const removed = db.deleteFrom('commit_marks').where('project_id', '=', project).where('at', '<', before)
      return Number((await removed.executeTakeFirstOrThrow()).numDeletedRows)
    },
  }
}
