import { type Kysely, sql } from 'kysely'
import type { Notice } from '../../domain/notice.ts'
import type { Tables } from '../schema/tables.ts'
import { toNotice } from './notice-row.ts'

/** For how long (seconds) after it was sent a message is edited, and retries are made. */
const editTime = 2 * 86_400

/** How long (seconds) an edit may take before it is tried again. */
const editLease = 60

/** Edits of sent messages, which show what became of their leads. Callers that write have locked the notice plan of the project. */
export function noticeEdits(db: Kysely<Tables>) {
  return { markEdits, withEdits, forgetEdits, dueEdits, leaseEdit, dropEdit, endEdit }

  /**
   * Marks the messages in which these leads can be taken for an edit. A message on its way is edited after it was sent; one that is being edited is
   * edited once more, and one that waits for a retry is due now.
   */
  async function markEdits(project: number, leads: readonly number[], now: number): Promise<void> {
    await db
      .updateTable('notices')
      .set({
        edit_again: 1,
        edit_tries: 0,
        edit_at: sql<number>`case when edit_at <= ${now + editLease} then edit_at else cast(${now} as bigint) end`,
      })
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

  /** The projects that have messages to edit. */
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

  /** Gives up edits of messages that were sent too long ago. */
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

  /** The messages whose edit is due. */
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

  /** Leases the edit of a message; returns when the lease ends. */
  async function leaseEdit(project: number, id: number, now: number): Promise<number> {
    const until = now + editLease
    await of(project, id).set({ edit_at: until, edit_again: 0 }).execute()
    return until
  }

  /** Cancels the edit of a message. */
  async function dropEdit(project: number, id: number): Promise<void> {
    await of(project, id).set({ edit_at: null }).execute()
  }

  /** Ends the edit whose lease ends at `until`. `later` schedules a retry; otherwise the message is due now if its lead changed meanwhile. */
  async function endEdit(
    project: number,
    id: number,
    { until, later, now }: { until: number; later: number | null; now: number },
  ): Promise<void> {
    await of(project, id)
      .where('edit_at', '=', until)
      .set({
        edit_at: later ?? sql`case when edit_again = 1 then cast(${now} as bigint) end`,
        edit_tries: later === null ? 0 : sql`edit_tries + 1`,
      })
      .execute()
  }

  function of(project: number, id: number) {
    return db.updateTable('notices').where('project_id', '=', project).where('id', '=', id)
  }
}
