import { type Kysely, type SqlBool, sql } from 'kysely'
import { everything, type Filter, isEverything } from '../../domain/filter.ts'
import { type Period, type Slices, slicesOf } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import { grains } from '../counts/lead-counts.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type Param, preparedQuery } from '../sql/prepared-query.ts'
import { filterSql } from './filter-sql.ts'

/** Numbers of leads by the roll-up, for filters that look at nothing but the status. */
export function leadTotals(db: Kysely<Tables>, dialect: Dialect) {
  return { total, about, all, filled, seekOffset }

  /** How many leads of a period match, exactly: whole days and hours from the roll-up, the ends from the leads themselves. */
  async function total(project: Project, period: Period, filter: Filter): Promise<number> {
    if (isEverything(filter)) return (await plainTotal(db, dialect, partsOf(project, period)))[0]?.n ?? 0
    const where = filterSql(filter, { dialect, project, path: 'period' })
    return sumOf(slicesOf(period, coarseToFine).map((part) => countOf(project, part, where)))
  }

  /** The same for all leads, nearly: without the ends. */
  function about(project: Project, { from, to }: Period): Promise<number> {
    const whole = {
      from: Math.ceil(from / grains.hour) * grains.hour,
      to: Math.floor((to + 1) / grains.hour) * grains.hour - 1,
    }
    return total(project, whole, everything)
  }

  /** How many leads of a project match, of all times. */
  async function all(project: Project, filter: Filter = everything): Promise<number> {
    const where = filterSql(filter, { dialect, project, path: 'period' })
    return sumOf([
      sql`select sum(n) as n from lead_counts as leads where project_id = ${project.id} and grain = ${grains.day} and ${where}`,
    ])
  }

  /** The part of a period in which the project has any leads, by whole days; a period may be far longer than a desk is old. */
  async function filled(project: Project, { from, to }: Period): Promise<Period> {
    const { first, last } = await db
      .selectFrom('lead_counts')
      .select(({ fn }) => [fn.min<number | null>('slice').as('first'), fn.max<number | null>('slice').as('last')])
      .where('project_id', '=', project.id)
      .where('grain', '=', grains.day)
      .executeTakeFirstOrThrow()
    return { from: Math.max(from, (first ?? 0) * grains.day), to: Math.min(to, ((last ?? 0) + 1) * grains.day - 1) }
  }

  /**
   * Where an offset into the leads of a period, in the order of creation, falls: a shorter period that begins near it, and the
   * offset in that.
   */
  async function seekOffset(project: Project, period: Period, order: 'asc' | 'desc', offset: number) {
    const days = await seekSlices(project, { period, order, offset, grain: grains.day, most: Number.MAX_SAFE_INTEGER })
    // The lead that is sought is in the day at the near end now.
    return seekSlices(project, { ...days, order, grain: grains.hour, most: grains.day / grains.hour })
  }

  async function seekSlices(project: Project, { period, order, offset, grain, most }: Skip): Promise<Place> {
    const [first, last] = [Math.floor(period.from / grain), Math.floor(period.to / grain)]
    const isUp = order === 'asc'
    // The period may break the slice at its near end, so that one is counted; the cells of the others serve as they are.
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

  async function sumOf(parts: ReturnType<typeof countOf>[]): Promise<number> {
    if (parts.length === 0) return 0
    const { rows } = await summed<{ n: number }>(parts).execute(db)
    return rows[0]?.n ?? 0
  }
}

type Place = { period: Period; offset: number }
type Skip = Place & { order: 'asc' | 'desc'; grain: number; most: number }

const coarseToFine = [grains.day, grains.hour]

/** The total without a filter, which most lists need: both ends, hours beside them, and days, each of which may be nothing. */
const plainTotal = preparedQuery<Parts, { n: number }>((db, value, dialect) => ({
  compile: () => plainTotalSql(value, dialect).compile(db),
}))

export type Parts = ReturnType<typeof partsOf>

/** The same as a part of another query, with values that each run brings. */
export function plainTotalSql(value: Param<Parts>, dialect: Dialect) {
  const project = { id: value('project') } as Project
  const where = filterSql(everything, { dialect, project, path: 'period' })
  const parts = [
    countOf(project, { from: value('endFrom'), to: value('endTo') }, where),
    countOf(project, { grain: grains.hour, first: value('hourFrom'), end: value('hourEnd') }, where),
    countOf(project, { grain: grains.day, first: value('dayFrom'), end: value('dayEnd') }, where),
    countOf(project, { grain: grains.hour, first: value('hour2From'), end: value('hour2End') }, where),
    countOf(project, { from: value('end2From'), to: value('end2To') }, where),
  ]
  return summed<{ n: number }>(parts)
}

/** A period as values of a kept query: both ends, the hours beside them, and the days, each of which may be nothing. */
export function partsOf(project: Project, period: Period) {
  const nothing = { first: 0, end: 0, from: 1, to: 0 }
  const [days, hours, ends]: (typeof nothing)[][] = [[], [], []]
  for (const part of slicesOf(period, coarseToFine))
    if ('grain' in part) (part.grain === grains.day ? days : hours)?.push({ ...nothing, ...part })
    else ends?.push({ ...nothing, ...part })
  const at = (parts: (typeof nothing)[] | undefined, index: number) => parts?.[index] ?? nothing
  return {
    project: project.id,
    endFrom: at(ends, 0).from,
    endTo: at(ends, 0).to,
    hourFrom: at(hours, 0).first,
    hourEnd: at(hours, 0).end,
    dayFrom: at(days, 0).first,
    dayEnd: at(days, 0).end,
    hour2From: at(hours, 1).first,
    hour2End: at(hours, 1).end,
    end2From: at(ends, 1).from,
    end2To: at(ends, 1).to,
  }
}

function summed<T>(parts: ReturnType<typeof countOf>[]) {
  return sql<T>`select cast(coalesce(sum(n), 0) as bigint) as n from (${sql.join(parts, sql` union all `)}) as parts`
}

/** One end or run of slices, under the name `leads`, so that a filter on the status fits both. */
function countOf(project: Project, part: Period | Slices, where: ReturnType<typeof filterSql>) {
  if ('grain' in part)
    return sql`select sum(n) as n from lead_counts as leads where project_id = ${project.id} and grain = ${part.grain}
      and slice >= ${part.first} and slice < ${part.end} and ${where as ReturnType<typeof sql<SqlBool>>}`
  return sql`select count(*) as n from leads where project_id = ${project.id} and creation_date >= ${part.from}
    and creation_date <= ${part.to} and deleted_at is null and ${where as ReturnType<typeof sql<SqlBool>>}`
}
