import { type Kysely, sql } from 'kysely'
import type { LeadCountsTable, Tables } from './tables.ts'

/** One cell of the roll-up. */
export type Cell = Pick<LeadCountsTable, 'project_id' | 'hour' | 'status'>

/** What a lead is counted by. */
export type Counted = { creation_date: number; status: number; price?: number | null }

/** The roll-up: leads and money by hour and status. The only place that writes it; every change of a lead passes here. */
export function leadCounts(db: Kysely<Tables>) {
  return { add, remove: (project: number, leads: Counted[]) => add(project, leads, -1), recount, inStatus }

  async function add(project: number, leads: Counted[], sign: 1 | -1 = 1): Promise<void> {
    const rows = gathered(leads).map((cell) => ({
      project_id: project,
      hour: cell.hour,
      status: cell.status,
      n: cell.n * sign,
      sum: sql<number>`cast(${cell.sum * sign} as bigint)`,
    }))
    await db
      .insertInto('lead_counts')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['project_id', 'hour', 'status']).doUpdateSet({
          n: sql`lead_counts.n + excluded.n`,
          sum: sql`lead_counts.sum + excluded.sum`,
        }),
      )
      .execute()
  }

  /** How many leads are in a status. */
  async function inStatus(project: number, status: number): Promise<number> {
    const { n } = await db
      .selectFrom('lead_counts')
      .select(({ fn }) => fn.sum<string | null>('n').as('n'))
      .where('project_id', '=', project)
      .where('status', '=', status)
      .executeTakeFirstOrThrow()
    return Number(n ?? 0)
  }

  /** Puts one cell right from the leads themselves. The project's row must be held. */
  async function recount({ project_id, hour, status }: Cell): Promise<void> {
    await sql`delete from lead_counts where project_id = ${project_id} and hour = ${hour} and status = ${status}`.execute(
      db,
    )
    await sql`
      insert into lead_counts (project_id, hour, status, n, sum)
      select project_id, cast(${hour} as bigint), status, count(*), coalesce(sum(price), 0) from leads
      where project_id = ${project_id} and status = ${status} and deleted_at is null
        and creation_date >= ${hour * 3600} and creation_date < ${hour * 3600 + 3600}
      group by project_id, status
    `.execute(db)
  }
}

/** The hour of UTC in which a moment (seconds) lies. */
function hourOf(seconds: number): number {
  return Math.floor(seconds / 3600)
}

/** One cell for each hour and status, in the order of the table. */
function gathered(leads: Counted[]) {
  const cells = new Map<string, { hour: number; status: number; n: number; sum: number }>()
  for (const { creation_date, status, price } of leads) {
    const hour = hourOf(creation_date)
    const cell = cells.get(`${hour} ${status}`) ?? { hour, status, n: 0, sum: 0 }
    cells.set(`${hour} ${status}`, { ...cell, n: cell.n + 1, sum: cell.sum + (price ?? 0) })
  }
  return [...cells.values()].sort((a, b) => a.hour - b.hour || a.status - b.status)
}
