import { type Kysely, type Selectable, sql } from 'kysely'
import type { NoticeTimersTable } from '../schema/notice-tables.ts'
import type { Tables } from '../schema/tables.ts'
import { bulkUpdate } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'

/** A lead of which people are told at a moment: it is late by a step of the escalation, or its reminder is due. */
export type NoticeTimer = {
  lead: number
  kind: NoticeTimersTable['kind']
  step: number
  at: number
  member: number | null
}

/** Leads of which people are told unless something happens before. */
export function noticeTimers(db: Kysely<Tables>, dialect: Dialect) {
  return { due, late, put, add, move, remove, addReminders, forgetLead }

  /** The first ones that are due. */
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

  /** The steps that are set of leads from one id to another. */
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

  /** A lead has one of each kind. */
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

  /** Sets those that leads have none of. */
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

  /** Adds the reminders that leads have already, also in the bin: a lead may be out of it when its reminder is due. */
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

  async function forgetLead(project: number, lead: number): Promise<void> {
    await db.deleteFrom('notice_timers').where('project_id', '=', project).where('lead_id', '=', lead).execute()
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
