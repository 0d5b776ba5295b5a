import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'

/** How far the notices of a project are planned: up to which event, and for which day its summary. */
export type NoticePlan = { plannedTo: number; summaryDay: number }

/** What there is to plan, and the number of the newest event. */
export type NoticeWork = NoticePlan & { last: number; hasTimer: boolean }

/** The projects whose people are told of something. */
export function noticePlans(db: Kysely<Tables>, dialect: Dialect) {
  return { all, work, begin, findForUpdate, lock, move, setBackSummary, end }

  async function all(): Promise<number[]> {
    const rows = await db.selectFrom('notice_plans').select('project_id').execute()
    return rows.map(({ project_id }) => project_id)
  }

  /** Undefined where nobody is told of anything. */
  async function work(project: number, now: number): Promise<NoticeWork | undefined> {
    const row = await db
      .selectFrom('notice_plans')
      .innerJoin('projects', 'projects.id', 'notice_plans.project_id')
      .select(['planned_to', 'summary_day', 'last_event'])
      .where('project_id', '=', project)
      .executeTakeFirst()
    if (!row) return
    const timer = await db
      .selectFrom('notice_timers')
      .select('at')
      .where('project_id', '=', project)
      .where('at', '<=', now)
      .limit(1)
      .executeTakeFirst()
    return { ...toPlan(row), last: row.last_event, hasTimer: timer !== undefined }
  }

  /** Begins with what happens from now on; returns whether it was not planned before. */
  async function begin(project: number, summaryDay: number): Promise<boolean> {
    const { last_event: planned_to } = await db
      .selectFrom('projects')
      .select('last_event')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('notice_plans')
      .values({ project_id: project, planned_to, summary_day: summaryDay })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n
  }

  /** Locked until the transaction ends; undefined where there is none, or another one has it. */
  async function findForUpdate(project: number): Promise<NoticePlan | undefined> {
    const row = await db
      .selectFrom('notice_plans')
      .select(['planned_to', 'summary_day'])
      .where('project_id', '=', project)
      .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked())
      .executeTakeFirst()
    return row && toPlan(row)
  }

  /** Waits for who has it; returns whether there is one. */
  async function lock(project: number): Promise<boolean> {
    const row = await db
      .selectFrom('notice_plans')
      .select('planned_to')
      .where('project_id', '=', project)
      .$if(dialect.locksRows, (query) => query.forUpdate())
      .executeTakeFirst()
    return row !== undefined
  }

  async function move(project: number, { plannedTo, summaryDay }: NoticePlan): Promise<void> {
    await db
      .updateTable('notice_plans')
      .set({ planned_to: plannedTo, summary_day: summaryDay })
      .where('project_id', '=', project)
      .execute()
  }

  /** The summary of the day after this one is told, also where one of a later day was. */
  async function setBackSummary(project: number, day: number): Promise<void> {
    await db
      .updateTable('notice_plans')
      .set({ summary_day: day })
      .where('project_id', '=', project)
      .where('summary_day', '>', day)
      .execute()
  }

  async function end(project: number): Promise<void> {
    await db.deleteFrom('notice_plans').where('project_id', '=', project).execute()
    await db.deleteFrom('notice_timers').where('project_id', '=', project).execute()
  }
}

function toPlan({ planned_to, summary_day }: { planned_to: number; summary_day: number }): NoticePlan {
  return { plannedTo: planned_to, summaryDay: summary_day }
}
