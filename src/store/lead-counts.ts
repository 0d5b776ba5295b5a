import { type Kysely, sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import { keptQuery } from './kept-query.ts'
import type { LeadCountsTable, Tables } from './tables.ts'

/** How long the slices of time are in which leads are counted, in seconds: hours for any zone, days for long periods. */
export const grains = { hour: 3_600, day: 86_400 }

/** One cell of the roll-up; `slice` counts grains of UTC from 1970. */
export type Cell = Pick<LeadCountsTable, 'project_id' | 'grain' | 'slice' | 'status'>

/** What a lead is counted by. */
export type Counted = { creation_date: number; status: number; price?: number | null }

/** The roll-up: leads and money by slice and status. The only place that writes it; every change of a lead passes here. */
export function leadCounts(db: Kysely<Tables>, dialect: Dialect) {
  return { add, remove: (project: number, leads: Counted[]) => add(project, leads, -1), recount, inStatus }

  async function add(project: number, leads: Counted[], sign: 1 | -1 = 1): Promise<void> {
    for (const { hour, day, status, n, sum } of gathered(leads))
      await addTo(db, dialect, { project, hour, day, status, n: n * sign, sum: sum * sign })
  }

  /** How many leads are in a status. */
  async function inStatus(project: number, status: number): Promise<number> {
    const { n } = await db
      .selectFrom('lead_counts')
      .select(({ fn }) => fn.sum<string | null>('n').as('n'))
      .where('project_id', '=', project)
      .where('grain', '=', grains.day)
      .where('status', '=', status)
      .executeTakeFirstOrThrow()
    return Number(n ?? 0)
  }

  /** Puts one cell right from the leads themselves. The project's row must be held. */
  async function recount({ project_id, grain, slice, status }: Cell): Promise<void> {
    await db
      .deleteFrom('lead_counts')
      .where('project_id', '=', project_id)
      .where('grain', '=', grain)
      .where('slice', '=', slice)
      .where('status', '=', status)
      .execute()
    await sql`
      insert into lead_counts (project_id, grain, slice, status, n, sum)
      select project_id, cast(${grain} as bigint), cast(${slice} as bigint), status, count(*), coalesce(sum(price), 0)
      from leads
      where project_id = ${project_id} and status = ${status} and deleted_at is null
        and creation_date >= ${slice * grain} and creation_date < ${(slice + 1) * grain}
      group by project_id, status
    `.execute(db)
  }
}

type Addition = { project: number; hour: number; day: number; status: number; n: number; sum: number }

const addTo = keptQuery<Addition, never>((db, value) => {
  const row = (grain: number, slice: number) => ({
    project_id: value('project'),
    grain,
    slice,
    status: value('status'),
    n: value('n'),
    sum: sql<number>`cast(${value('sum')} as bigint)`,
  })
  return db
    .insertInto('lead_counts')
    .values([row(grains.hour, value('hour')), row(grains.day, value('day'))])
    .onConflict((conflict) =>
      conflict.columns(['project_id', 'grain', 'slice', 'status']).doUpdateSet({
        n: sql`lead_counts.n + excluded.n`,
        sum: sql`lead_counts.sum + excluded.sum`,
      }),
    )
})

/** One addition for each hour and status. */
function gathered(leads: Counted[]) {
  const cells = new Map<string, Omit<Addition, 'project'>>()
  for (const { creation_date, status, price } of leads) {
    const hour = Math.floor(creation_date / grains.hour)
    const day = Math.floor(creation_date / grains.day)
    const cell = cells.get(`${hour} ${status}`) ?? { hour, day, status, n: 0, sum: 0 }
    cells.set(`${hour} ${status}`, { ...cell, n: cell.n + 1, sum: cell.sum + (price ?? 0) })
  }
  return cells.values()
}
