import { type Kysely, sql } from 'kysely'
import type { Notice } from '../../domain/notice.ts'
import type { Tables } from '../schema/tables.ts'
import { toNotice } from './notice-row.ts'

/** How long (seconds) after a message it is changed, and tried to be. */
const editTime = 2 * 86_400

/** How long (seconds) a change may take before it is tried again. */
const editLease = 60

/** Messages that are changed after they were sent, to say what became of their leads. Who changes it has locked the plan of the project. */
export function noticeEdits(db: Kysely<Tables>) {
  return { markEdits, withEdits, forgetEdits, dueEdits, leaseEdit, dropEdit, endEdit }

  /**
   * Messages in which leads can still be taken are to say that they were; those on their way, once they have arrived; one that is being changed, or
   * that waits to be, once more then.
   */
  async function markEdits(project: number, leads: readonly number[], now: number): Promise<void> {
    await db
      .updateTable('notices')
      .set({ edit_again: 1, edit_since: now, edit_at: sql<number>`coalesce(edit_at, ${now})` })
      .where('project_id', '=', project)
      .where('lead_id', 'in', leads)
      .where('kind', 'in', ['new', 'mine', 'late'])
      .where(({ eb, and, or, ref }) =>
        or([
          and([eb('outside_id', 'is not', null), eb('message', '=', ref('id')), eb('sent_at', '>', now - editTime)]),
          eb('next_at', 'is not', null),
        ]),
      )
      .execute()
  }

  /** The projects that have messages to change. */
  async function withEdits(now: number): Promise<number[]> {
    const rows = await db
      .selectFrom('notices')
      .select('project_id')
      .distinct()
      .where('edit_at', '<=', now)
      .where('outside_id', 'is not', null)
      .execute()
    return rows.map(({ project_id }) => project_id)
  }

  /** Gives up the messages of which it was tried for too long. */
  async function forgetEdits(project: number, now: number): Promise<void> {
    await db
      .updateTable('notices')
      .set({ edit_at: null })
      .where('project_id', '=', project)
      .where('edit_at', '<=', now)
      .where('outside_id', 'is not', null)
      .where('sent_at', '<=', now - editTime)
      .execute()
  }

  /** The messages that are to be changed. */
  async function dueEdits(project: number, now: number, limit: number): Promise<Notice[]> {
    const rows = await db
      .selectFrom('notices')
      .selectAll()
      .where('project_id', '=', project)
      .where('edit_at', '<=', now)
      .where('outside_id', 'is not', null)
      .orderBy('edit_at')
      .limit(limit)
      .execute()
    return rows.map(toNotice)
  }

  /** A message is being changed; returns when its lease ends. */
  async function leaseEdit(project: number, id: number, now: number): Promise<number> {
    const until = now + editLease
    await of(project, id).set({ edit_at: until, edit_again: 0 }).execute()
    return until
  }

  /** A message stays as it is. */
  async function dropEdit(project: number, id: number): Promise<void> {
    await of(project, id).set({ edit_at: null }).execute()
  }

  /** A message whose lease ends at `until` was changed, or is to be `later`; and now, when something happened with its lead meanwhile. */
  async function endEdit(
    project: number,
    id: number,
    { until, later, now }: { until: number; later: number | null; now: number },
  ): Promise<void> {
    await of(project, id)
      .where('edit_at', '=', until)
      .set({ edit_at: later ?? sql`case when edit_again = 1 then cast(${now} as bigint) end` })
      .execute()
  }

  function of(project: number, id: number) {
    return db.updateTable('notices').where('project_id', '=', project).where('id', '=', id)
  }
}
