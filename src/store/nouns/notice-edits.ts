import type { Kysely } from 'kysely'
import type { Notice } from '../../domain/notice.ts'
import type { Tables } from '../schema/tables.ts'
import { toNotice } from './notice-row.ts'

/** How long (seconds) after a message it is changed, and tried to be. */
const editTime = 2 * 86_400

/** Messages that are changed after they were sent, to say what became of their leads. Who changes it has locked the plan of the project. */
export function noticeEdits(db: Kysely<Tables>) {
  return { markEdits, withEdits, forgetEdits, dueEdits, endEdit }

  /** Messages in which leads can still be taken are to say that they were; those on their way, once they have arrived. */
  async function markEdits(project: number, leads: readonly number[], now: number): Promise<void> {
    await db
      .updateTable('notices')
      .set({ edit_at: now })
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

  /** A message was changed, or is to be at another moment. */
  async function endEdit(project: number, id: number, next: number | null): Promise<void> {
    await db
      .updateTable('notices')
      .set({ edit_at: next })
      .where('project_id', '=', project)
      .where('id', '=', id)
      .execute()
  }
}
