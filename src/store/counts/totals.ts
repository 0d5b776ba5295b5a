import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { everything, type Filter, isEverything } from '../../domain/filter.ts'
import { type Period, type Slices, slicesOf } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type Param, preparedQuery } from '../sql/prepared-query.ts'
import { type CountedDate, grains, tables } from './cells.ts'
import { type Parts, partsOf } from './parts.ts'
import { statusSql } from './status-filter.ts'

/** The number of leads, and the sum of their prices in hundredths. */
export type Sum = { total: number; sum: bigint }

/** Reads the roll-up: numbers of live leads, for filters on the status alone. */
export function leadTotals(db: Kysely<Tables>, dialect: Dialect) {
  return { total, sum, about, all, inStatus, ofStatuses, filled, dated, seekOffset }

  /** The exact number of matches in a period: whole days and hours by the roll-up, the ends by the leads themselves. */
  async function total(project: Project, period: Period, filter: Filter): Promise<number> {
    if (isEverything(filter)) return (await plainTotal(db, dialect, partsOf(project, period)))[0]?.n ?? 0
    return (await sum(project, period, filter)).total
  }

  /** The same with the sum of their prices. */
  async function sum(project: Project, period: Period, filter: Filter): Promise<Sum> {
    const where = statusSql(filter, dialect)
    const parts = slicesOf(period, [grains.day, grains.hour]).map((part) => sumOf(project, part, where))
    if (parts.length === 0) return { total: 0, sum: 0n }
    const { rows } = await sql<{ total: number; sum: string }>`
      select cast(coalesce(sum(n), 0) as bigint) as total, cast(coalesce(sum(money), 0) as text) as sum
      from (${sql.join(parts, sql` union all `)}) as parts
    `.execute(db)
    return { total: rows[0]?.total ?? 0, sum: BigInt(rows[0]?.sum ?? 0) }
  }

  /** The approximate number of leads in a period. Parts of hours at its ends are counted up to a limit, with the bin. */
  async function about(project: Project, period: Period): Promise<number> {
    return (await plainEstimate(db, dialect, partsOf(project, period)))[0]?.n ?? 0
  }

  /** The number of matches in a project, of all time. */
  async function all(project: Project, filter: Filter = everything): Promise<number> {
    const { n } = await days('creation_date', project.id)
      .select(sql<number>`cast(coalesce(sum(n), 0) as bigint)`.as('n'))
      .where(statusSql(filter, dialect))
      .executeTakeFirstOrThrow()
    return n
  }

  /** The number of leads in a status. */
  async function inStatus(project: number, status: number): Promise<number> {
    return (await ofStatuses(project)).get(status) ?? 0
  }

  /** The number of leads in each status; one without leads may be missing. */
  async function ofStatuses(project: number): Promise<Map<number, number>> {
    const rows = await days('creation_date', project)
      .select(({ fn }) => ['status', fn.sum<string>('n').as('n')])
      .groupBy('status')
      .execute()
    return new Map(rows.map(({ status, n }) => [status, Number(n)]))
  }

  /** The part of a period that has live leads, by whole days: a period may be far longer than the project's history. */
  async function filled(project: Project, { from, to }: Period, date: CountedDate = 'creation_date') {
    // two seeks in the key: `min` and `max` in one select would read all days
    const end = (order: 'asc' | 'desc') =>
      days(date, project.id).where('n', '<>', 0).select('slice').orderBy('slice', order).limit(1)
    const ends = db.selectNoFrom([end('asc').as('first'), end('desc').as('last')])
    const { first, last } = await ends.executeTakeFirstOrThrow()
    if (first === null || last === null) return null
    return { from: Math.max(from, first * grains.day), to: Math.min(to, (last + 1) * grains.day - 1) }
  }

  /** The approximate number of leads with that date in a period, by whole days. */
  async function dated(project: Project, period: Period, date: CountedDate): Promise<number> {
    const [first, last] = [period.from, period.to].map((end) => Math.floor(end / grains.day)) as [number, number]
    return (await datedIn[date](db, dialect, { project: project.id, first, last }))[0]?.n ?? 0
  }

  function days(date: CountedDate, project: number) {
    return db.selectFrom(tables[date]).where('project_id', '=', project).where('grain', '=', grains.day)
  }

  /**
   * Seeks an offset into the leads of a period, in the order of creation: returns a shorter period that begins near it, and the offset in it.
   */
  async function seekOffset(project: Project, period: Period, order: 'asc' | 'desc', offset: number) {
    const days = await seekSlices(project, { period, order, offset, grain: grains.day, most: Number.MAX_SAFE_INTEGER })
    // The sought lead is now in the first day of the order.
    return seekSlices(project, { ...days, order, grain: grains.hour, most: grains.day / grains.hour })
  }

  async function seekSlices(project: Project, { period, order, offset, grain, most }: Skip): Promise<Place> {
    const [first, last] = [Math.floor(period.from / grain), Math.floor(period.to / grain)]
    const isUp = order === 'asc'
    // The period may cut the first slice, so that one is counted; the others are whole cells.
    const near = isUp
      ? { from: period.from, to: Math.min(period.to, (first + 1) * grain - 1) }
      : { from: Math.max(period.from, last * grain), to: period.to }
    let passed = await total(project, near, everything)
    if (passed > offset) return { period, offset }
    const others = isUp ? [first + 1, Math.min(last, first + most)] : [Math.max(first, last - most), last - 1]
    for (const { slice, n } of await cellsOf(project, grain, others as [number, number], order)) {
      if (passed + n > offset) {
        const rest = isUp ? { from: slice * grain } : { to: (slice + 1) * grain - 1 }
        return { period: { ...period, ...rest }, offset: offset - passed }
      }
      passed += n
    }
    return { period, offset }
  }

  function cellsOf(project: Project, grain: number, [first, last]: [number, number], order: 'asc' | 'desc') {
    return db
      .selectFrom('lead_counts')
      .select(['slice', sql<number>`cast(sum(n) as bigint)`.as('n')])
      .where('project_id', '=', project.id)
      .where('grain', '=', grain)
      .where('slice', '>=', first)
      .where('slice', '<=', last)
      .groupBy('slice')
      .orderBy('slice', order)
      .execute()
  }
}

type Place = { period: Period; offset: number }
type Skip = Place & { order: 'asc' | 'desc'; grain: number; most: number }

/** One end of the period, or a range of slices. */
function sumOf(project: Project, part: Period | Slices, where: RawBuilder<SqlBool>) {
  if ('grain' in part)
    return sql`select sum(n) as n, sum(sum) as money from lead_counts where project_id = ${project.id}
      and grain = ${part.grain} and slice >= ${part.first} and slice < ${part.end} and ${where}`
  return sql`select count(*) as n, sum(price) as money from leads where project_id = ${project.id}
    and creation_date >= ${part.from} and creation_date <= ${part.to} and deleted_at is null and ${where}`
}

/** The total without a filter, as most lists need it: both ends, the hours next to them, and the days; each may be empty. */
const plainTotal = preparedQuery<Parts, { n: number }>((db, value) => ({
  compile: () => plainTotalSql(value).compile(db),
}))

/** The same as a part of another query, with parameters. */
export function plainTotalSql(value: Param<Parts>) {
  return sumOfParts(
    value,
    (from, to) => sql`
    select count(*) as n from leads where project_id = ${value('project')} and creation_date >= ${from}
      and creation_date <= ${to} and deleted_at is null`,
  )
}

const datedIn = { creation_date: prepareDated('creation_date'), paid_date: prepareDated('paid_date') }

/** Every report runs this for each of its tallies. */
function prepareDated(date: CountedDate) {
  return preparedQuery<{ project: number; first: number; last: number }, { n: number }>(
    (db, value) => ({
      compile: () =>
        sql<{ n: number }>`
          select cast(coalesce(sum(n), 0) as bigint) as n from ${sql.table(tables[date])} where project_id = ${value('project')}
            and grain = ${sql.lit(grains.day)} and slice >= ${value('first')} and slice <= ${value('last')}`.compile(
          db,
        ),
    }),
    { genericPlan: true },
  )
}

/** The most leads that an estimate counts at an end, by the index alone: this many are a heavy read already. */
const maxOfEnd = 10_000

const plainEstimate = preparedQuery<Parts, { n: number }>((db, value) => {
  const query = sumOfParts(
    value,
    (from, to) => sql`
    select count(*) as n from (select 1 from leads where project_id = ${value('project')} and creation_date >= ${from}
      and creation_date <= ${to} limit ${sql.lit(maxOfEnd)}) as counted`,
  )
  return { compile: () => query.compile(db) }
})

function sumOfParts(value: Param<Parts>, leads: (from: number, to: number) => RawBuilder<unknown>) {
  const cells = (grain: number, first: number, end: number) => sql`
    select sum(n) as n from lead_counts where project_id = ${value('project')} and grain = ${grain}
      and slice >= ${first} and slice < ${end}`
  const parts = [
    leads(value('endFrom'), value('endTo')),
    cells(grains.hour, value('hourFrom'), value('hourEnd')),
    cells(grains.day, value('dayFrom'), value('dayEnd')),
    cells(grains.hour, value('hour2From'), value('hour2End')),
    leads(value('end2From'), value('end2To')),
  ]
  return sql<{ n: number }>`
    select cast(coalesce(sum(n), 0) as bigint) as n from (${sql.join(parts, sql` union all `)}) as parts`
}
