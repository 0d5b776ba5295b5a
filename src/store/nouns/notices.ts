import type { Kysely } from 'kysely'
import type { Notice, NoticeAbout } from '../../domain/notice.ts'
import type { Tables } from '../schema/tables.ts'
import { toNotice } from './notice-row.ts'

type ToldReminder = { lead: number; at: number; isWaiting: boolean }

/** What people were told, and what is on the bell of each. */
export function notices(db: Kysely<Tables>) {
  return { bell, unread, read, reminders, forget, forgetLeads, queue }

  /** The notices on the bell of a member, the newest first; before the id `below` if given. */
  async function bell(
    project: number,
    member: number,
    { below, limit }: { below: number | undefined; limit: number },
  ): Promise<Notice[]> {
    let query = db
      .selectFrom('notices')
      .selectAll()
      .where('project_id', '=', project)
      .where('member_id', '=', member)
      .where('on_bell', '=', 1)
      .orderBy('id', 'desc')
      .limit(limit)
    if (below !== undefined) query = query.where('id', '<', below)
    return (await query.execute()).map(toNotice)
  }

  async function unread(project: number, member: number): Promise<number> {
    const { count } = await onBell(project, member)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return Number(count)
  }

  /** Marks notices on the bell as read: up to an id, or those about a lead. */
  async function read(project: number, member: number, which: { upTo: number } | { lead: number }, now: number) {
    await db
      .updateTable('notices')
      .set({ read_at: now })
      .where('project_id', '=', project)
      .where('member_id', '=', member)
      .where('on_bell', '=', 1)
      .where('read_at', 'is', null)
      .where(
        'upTo' in which ? 'id' : 'lead_id',
        'upTo' in which ? '<=' : '=',
        'upTo' in which ? which.upTo : which.lead,
      )
      .execute()
  }

  /** The reminders of leads that were told, or still wait to be: of which lead, and its moment. */
  async function reminders(project: number, leads: readonly number[]): Promise<ToldReminder[]> {
    if (leads.length === 0) return []
    const rows = await db
      .selectFrom('notices')
      .select(['lead_id', 'about', 'state'])
      .where('project_id', '=', project)
      .where('lead_id', 'in', leads)
      .where('kind', '=', 'reminder')
      .where('state', 'not in', ['moot', 'failed'])
      .execute()
    return rows.map(({ lead_id, about, state }) => ({
      lead: lead_id as number,
      at: (JSON.parse(about) as NoticeAbout).at as number,
      isWaiting: state === 'waiting',
    }))
  }

  /** Deletes up to `limit` notices from before `before` (seconds), waiting ones too; returns their number. */
  async function forget(project: number, before: number, limit: number): Promise<number> {
    const rows = await db
      .selectFrom('notices')
      .select('id')
      .where('project_id', '=', project)
      .where('at', '<', before)
      .orderBy('at')
      .limit(limit)
      .execute()
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0)
      await db.deleteFrom('notices').where('project_id', '=', project).where('id', 'in', ids).execute()
    return ids.length
  }

  /** Deletes the notices about leads that are deleted for good. */
  async function forgetLeads(project: number, leads: readonly number[]): Promise<void> {
    await db.deleteFrom('notices').where('project_id', '=', project).where('lead_id', 'in', leads).execute()
  }

  /** The number of waiting notices in all projects, and when (seconds) the oldest was planned. */
  async function queue(): Promise<{ length: number; since: number | null }> {
    const row = await db
      .selectFrom('notices')
      .select(({ fn }) => [fn.countAll<number>().as('length'), fn.min('at').as('since')])
      .where('next_at', 'is not', null)
      .executeTakeFirstOrThrow()
    return { length: Number(row.length), since: row.since }
  }

  function onBell(project: number, member: number) {
    return db
      .selectFrom('notices')
      .where('project_id', '=', project)
      .where('member_id', '=', member)
      .where('on_bell', '=', 1)
      .where('read_at', 'is', null)
  }
}
