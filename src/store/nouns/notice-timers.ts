import { type Kysely, type Selectable, sql } from 'kysely'
import type { NoticeTimersTable } from '../schema/notice-tables.ts'
import type { Tables } from '../schema/tables.ts'
import { bulkUpdate } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'

/** A notice that is due at `at`: a step of the escalation of a late lead, or a reminder of a lead. */
export type NoticeTimer = {
  lead: number
  kind: NoticeTimersTable['kind']
  step: number
  at: number
  member: number | null
}

/** Timers of notices about leads, which are removed if something happens before. */
export function noticeTimers(db: Kysely<Tables>, dialect: Dialect) {
  return { due, late, put, add, move, remove, addReminders, forgetLeads }

  /** The timers that have been due for longest. */
  async function due(project: number, now: number, limit: number): Promise<NoticeTimer[]> {
    const rows = await db
      .selectFrom('notice_timers')
      .selectAll()
      .where('project_id', '=', project)
      .where('at', '<=', now)
      .orderBy('at')
      .limit(limit)
      .execute()
    return rows.map(toTimer)
  }

  /** The escalation timers of the leads from `first` to `last`. */
  async function late(project: number, first: number, last: number): Promise<NoticeTimer[]> {
    const rows = await db
      .selectFrom('notice_timers')
      .selectAll()
      .where('project_id', '=', project)
      .where('lead_id', '>=', first)
      .where('lead_id', '<=', last)
      .where('kind', '=', 'late')
      .execute()
    return rows.map(toTimer)
  }

  /** Changes when timers are due. */
  async function move(project: number, timers: readonly NoticeTimer[]): Promise<void> {
    const rows = timers.map(({ lead, kind, at }) => ({ project_id: project, lead_id: lead, kind, at }))
    await moveRows(db, dialect, rows)
  }

  /** Sets timers. A lead has at most one of each kind, so a former one is replaced. */
  async function put(project: number, timers: readonly NoticeTimer[]): Promise<void> {
    if (timers.length === 0) return
    await inserted(project, timers)
      .onConflict((conflict) =>
        conflict.columns(['project_id', 'lead_id', 'kind']).doUpdateSet(({ ref }) => ({
          step: ref('excluded.step'),
          at: ref('excluded.at'),
          member_id: ref('excluded.member_id'),
        })),
      )
      .execute()
  }

  /** Sets timers of leads that have none of the same kind. */
  async function add(project: number, timers: readonly NoticeTimer[]): Promise<void> {
    if (timers.length === 0) return
    await inserted(project, timers)
      .onConflict((conflict) => conflict.columns(['project_id', 'lead_id', 'kind']).doNothing())
      .execute()
  }

  function inserted(project: number, timers: readonly NoticeTimer[]) {
    return db.insertInto('notice_timers').values(
      timers.map(({ lead, kind, step, at, member }) => {
        return { project_id: project, lead_id: lead, kind, step, at, member_id: member }
      }),
    )
  }

  async function remove(project: number, timers: readonly Pick<NoticeTimer, 'lead' | 'kind'>[]): Promise<void> {
    for (const kind of ['late', 'reminder'] as const) {
      const leads = timers.filter((timer) => timer.kind === kind).map(({ lead }) => lead)
      if (leads.length === 0) continue
      await db
        .deleteFrom('notice_timers')
        .where('project_id', '=', project)
        .where('lead_id', 'in', leads)
        .where('kind', '=', kind)
        .execute()
    }
  }

  /** Adds timers for the reminders that leads already have. Leads in the bin count too: they may be restored before their reminder is due. */
  async function addReminders(project: number, now: number): Promise<void> {
    await db
      .insertInto('notice_timers')
      .columns(['project_id', 'lead_id', 'kind', 'step', 'at', 'member_id'])
      .expression((eb) =>
        eb
          .selectFrom('leads')
          .select(['project_id', 'id', sql.lit('reminder').as('kind'), sql.lit(0).as('step')])
          .select(['remind_at', sql<null>`cast(null as integer)`.as('member')])
          .where('project_id', '=', project)
          .where('remind_at', '>', now),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }

  async function forgetLeads(project: number, leads: readonly number[]): Promise<void> {
    await db.deleteFrom('notice_timers').where('project_id', '=', project).where('lead_id', 'in', leads).execute()
  }
}

const moveRows = bulkUpdate<Pick<Selectable<NoticeTimersTable>, 'project_id' | 'lead_id' | 'kind' | 'at'>>(
  'notice_timers',
  ['project_id', 'lead_id', 'kind'],
  ['at'],
)

function toTimer({ lead_id, kind, step, at, member_id }: Selectable<NoticeTimersTable>): NoticeTimer {
  return { lead: lead_id, kind, step, at, member: member_id }
}
