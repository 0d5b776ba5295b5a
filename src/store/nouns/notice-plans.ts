import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'

/** How far the notices of a project are planned: up to which event, and for which day its summary. */
export type NoticePlan = { plannedTo: number; summaryDay: number }

/** How far notices are planned, the number of the newest event, and whether a timer is due. */
export type NoticeWork = NoticePlan & { last: number; hasTimer: boolean }

/** The plans of the projects in which anybody gets notices. */
export function noticePlans(db: Kysely<Tables>, dialect: Dialect) {
  return { all, work, begin, findForUpdate, lock, move, setBackSummary, end }

  async function all(): Promise<number[]> {
    const rows = await db.selectFrom('notice_plans').select('project_id').execute()
    return rows.map(({ project_id }) => project_id)
  }

  /** What there is to plan; undefined for a project in which nobody gets notices. */
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

  /** Starts a plan after the last event of the project; returns false if it has one already. */
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

  /** The plan, locked until the transaction ends; undefined if there is none, or if another transaction has locked it. */
  async function findForUpdate(project: number): Promise<NoticePlan | undefined> {
    const row = await db
      .selectFrom('notice_plans')
      .select(['planned_to', 'summary_day'])
      .where('project_id', '=', project)
      .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked())
      .executeTakeFirst()
    return row && toPlan(row)
  }

  /** Locks the plan, waiting for other transactions; returns false if there is none. */
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

  /** Sets the day of the last summary back, so that the summary of the next day is sent even if a later one was. */
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
