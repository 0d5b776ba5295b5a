import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { PathLevel, TouchChoice } from '../../domain/attribution.ts'
import type { Tally } from '../../domain/figure.ts'
import type { Filter } from '../../domain/filter.ts'
import type { Period } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import { offsetsOf } from '../../domain/zone.ts'
import { weekHourSql } from '../sql/local-sql.ts'
import { preparedQuery } from '../sql/prepared-query.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { intoBuckets, sliceOfBuckets } from './buckets.ts'
import { type CountedDate, type CountTable, grains, sliceOf, tables } from './cells.ts'
import { type Parts, partsOf } from './parts.ts'
import { findsStatus } from './status-filter.ts'

/** A query of a report: matching leads whose date is in a period, counted and summed by group. */
export type TallyQuery = { date: CountedDate; period: Period; filter: Filter; by: Grouping }

/** The same counted by path: the values of some levels, in their order. */
export type PathQuery = Omit<TallyQuery, 'by'> & { levels: readonly PathLevel[]; touch: TouchChoice }

/**
 * What leads are grouped by beside their status, key and part:
 * - nothing, the folded source, the assignee, the hour of the week of their creation;
 * - `response`, `week-hour response`: only leads that were responded to, with their response times; `assignee response` has these times
 *   as parts, in steps; `assignee deadline response` has in part 0 the leads with a late response, in part 1 the others;
 * - `way`: the statuses that leads passed, in parts by lost reason;
 * - `stay`: each status that leads left, with the times that they spent in it;
 * - `payment`: leads that have a paid date, with the times from creation to payment;
 * - adjacent buckets that cover the period, whose key is the index of the bucket; `paidIn` are buckets of the paid date, the parts.
 */
export type Grouping = NamedGrouping | { buckets: Period[]; paidIn?: Period[] }
export type NamedGrouping =
  | 'nothing'
  | 'source'
  | 'response'
  | 'assignee'
  | 'assignee response'
  | 'assignee deadline response'
  | 'week-hour'
  | 'week-hour response'
  | 'way'
  | 'stay'
  | 'payment'

export type TallyRow = Omit<Tally, 'sum' | 'times'> & { sum: string }

export function toTally({ sum, ...row }: TallyRow): Tally {
  return { ...row, sum: BigInt(sum) }
}

/** Tallies from the roll-up, of leads in the statuses that a filter matches: in total, by hour of the week or by bucket. */
export async function cellRows(
  on: ReadContext,
  project: Project,
  { date, period, filter, by }: TallyQuery,
): Promise<Tally[]> {
  const tallies = async () => {
    if (by === 'week-hour') return byWeekHour(on, project, tables[date], period)
    if (typeof by === 'object') return byBuckets(on, project, tables[date], by.buckets)
    return (await counts[date](on.db, on.dialect, partsOf(project, period))).map(toTally)
  }
  return (await tallies()).filter(({ status }) => findsStatus(filter, status))
}

/** The approximate number of cells in the buckets. */
export function cellsOf(buckets: readonly Period[]): number {
  const { days, broken } = daysOf(buckets)
  return days + broken.length * 24
}

const counts = { creation_date: prepareCounts('creation_date'), paid_date: prepareCounts('paid_date') }

/**
 * Counts whole days and hours from the cells, and the ends of the period from the leads themselves. It returns every status, which costs no more.
 */
function prepareCounts(date: CountedDate) {
  return preparedQuery<Parts, TallyRow>(
    (db, value) => {
      const cells = (grain: number, first: number, end: number) => sql`
      select status, n, sum from ${sql.table(tables[date])}
      where project_id = ${value('project')} and grain = ${grain} and slice >= ${first} and slice < ${end}`
      const rows = (from: number, to: number) => sql`
      select status, 1 as n, coalesce(price, 0) as sum from leads where project_id = ${value('project')}
        and ${sql.ref(date)} >= ${from} and ${sql.ref(date)} <= ${to} and deleted_at is null`
      const parts = [
        rows(value('endFrom'), value('endTo')),
        cells(grains.hour, value('hourFrom'), value('hourEnd')),
        cells(grains.day, value('dayFrom'), value('dayEnd')),
        cells(grains.hour, value('hour2From'), value('hour2End')),
        rows(value('end2From'), value('end2To')),
      ]
      const query = sql<TallyRow>`
      select status, null as key, null as part, null as label, cast(sum(n) as bigint) as n, cast(sum(sum) as text) as sum
      from (${sql.join(parts, sql` union all `)}) as parts group by status having sum(n) <> 0`
      return { compile: () => query.compile(db) }
    },
    { genericPlan: true },
  )
}

/** Whether the hours of the zone and the ends of a period fall on the hours of the roll-up. */
export function hasWholeHours({ timeZone }: Project, { from, to }: Period): boolean {
  const times = [from, to + 1, ...offsetsOf(timeZone).flatMap((each) => [each.from, each.offset])]
  return times.every((time) => time % grains.hour === 0)
}

async function byWeekHour({ db }: ReadContext, project: Project, table: CountTable, { from, to }: Period) {
  const key = weekHourSql(sql`(slice * ${sql.lit(grains.hour)})`, project.timeZone)
  const { rows } = await sql<TallyRow>`
    select status, ${key} as key, null as part, null as label, cast(sum(n) as bigint) as n, cast(sum(sum) as text) as sum
    from ${sql.table(table)} where project_id = ${project.id} and grain = ${grains.hour}
      and slice >= ${from / grains.hour} and slice < ${(to + 1) / grains.hour}
    group by 1, 2 having sum(n) <> 0`.execute(db)
  return rows.map(toTally)
}

/** By cells of days, and by cells of hours for days with a bucket boundary. */
async function byBuckets(
  on: ReadContext,
  project: Project,
  table: CountTable,
  buckets: readonly Period[],
): Promise<Tally[]> {
  const [first, last] = [buckets[0], buckets.at(-1)]
  if (!first || !last) return []
  const { days, broken } = daysOf(buckets)
  const slice = sliceOfBuckets(buckets)
  const within = (grain: number) =>
    sql<SqlBool>`slice >= ${Math.ceil(first.from / grain)} and slice < ${Math.floor((last.to + 1) / grain)}`
  const cells = (grain: number, of: number, where: Expression<SqlBool>) =>
    cellsBy(on, project, table, { grain, of, where: sql<SqlBool>`${within(grain)} and ${where}` })
  const everywhere = sql<SqlBool>`1 = 1`
  if (broken.length * 4 > days) return intoBuckets(await cells(grains.hour, slice, everywhere), slice, buckets)
  const hours = broken.flatMap((day) => Array.from({ length: 24 }, (_, hour) => day * 24 + hour))
  const ofHours = await cells(grains.hour, grains.hour, on.dialect.among(sql.ref('slice'), hours))
  const ofDays = await cells(grains.day, grains.day, everywhere)
  const isBroken = new Set<Tally['key']>(broken)
  const whole = ofDays.filter(({ key }) => !isBroken.has(key)).map((day) => ({ ...day, key: Number(day.key) * 24 }))
  return intoBuckets([...whole, ...ofHours], grains.hour, buckets)
}

type Cells = { grain: number; of: number; where: RawBuilder<SqlBool> }

/** Cells of one grain, summed to slices of a length in seconds. */
async function cellsBy(
  { db }: ReadContext,
  project: Project,
  table: CountTable,
  { grain, of, where }: Cells,
): Promise<Tally[]> {
  const { rows } = await sql<TallyRow>`
    select status, ${sliceOf('slice', of / grain)} as key, null as part, null as label, cast(sum(n) as bigint) as n, cast(sum(sum) as text) as sum
    from ${sql.table(table)} where project_id = ${project.id} and grain = ${grain} and ${where}
    group by 1, 2 having sum(n) <> 0
  `.execute(db)
  return rows.map(toTally)
}

/** The number of UTC days, and those with a bucket boundary. */
function daysOf(buckets: readonly Period[]): { days: number; broken: number[] } {
  const ends = buckets.flatMap(({ from, to }) => [from, to + 1]).filter((end) => end % grains.day !== 0)
  const broken = [...new Set(ends.map((end) => Math.floor(end / grains.day)))]
  const [first, last] = [buckets[0]?.from ?? 0, buckets.at(-1)?.to ?? 0]
  return { days: Math.ceil((last - first) / grains.day), broken }
}
