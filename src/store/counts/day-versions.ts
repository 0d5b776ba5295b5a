import { sql } from 'kysely'
import type { Period } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import { preparedQuery } from '../sql/prepared-query.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { type CountedDate, type CountTable, grains } from './cells.ts'

/** How often the leads of each day of a period changed. */
export type DayVersions = {
  /** The sum over the days that a period touches; 0 where there never was a lead. It rises with every change of a lead. */
  of(period: Period): number
  /** When the last day with leads began (seconds). Slices from then on keep changing. */
  newest: number
}

/** Reads the versions, by the creation or the paid date of leads. */
export async function dayVersions(
  { db, dialect }: ReadContext,
  project: Project,
  date: CountedDate,
  { from, to }: Period,
): Promise<DayVersions> {
  const first = Math.floor(from / grains.day)
  const days = await versions[date](db, dialect, { project: project.id, first, last: Math.floor(to / grains.day) })
  const [{ newest } = { newest: null }] = await newestDay[date](db, dialect, { project: project.id })
  const sums = new Float64Array(days.length + 1)
  for (const [index, { version }] of days.entries()) sums[index + 1] = (sums[index] as number) + version
  const before = (day: number) => sums[placeOf(days, day)] as number
  return {
    of: (period) => before(Math.floor(period.to / grains.day) + 1) - before(Math.floor(period.from / grains.day)),
    newest: (newest ?? 0) * grains.day,
  }
}

/** Reads only the sum over the days that a period touches. */
export async function versionOf(
  { db, dialect }: Pick<ReadContext, 'db' | 'dialect'>,
  project: number,
  date: CountedDate,
  { from, to }: Period,
): Promise<number> {
  const [first, last] = [Math.floor(from / grains.day), Math.floor(to / grains.day)]
  const [sum] = await wholeVersion[date](db, dialect, { project, first, last })
  return sum?.version ?? 0
}

/** The number of days in a sorted list that are before `day`. */
function placeOf(days: readonly { slice: number }[], day: number): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] as { slice: number }).slice < day) low = middle + 1
    else high = middle
  }
  return low
}

const versions = { creation_date: prepareVersions('lead_counts'), paid_date: prepareVersions('paid_counts') }
const wholeVersion = { creation_date: prepareSum('lead_counts'), paid_date: prepareSum('paid_counts') }
const newestDay = { creation_date: prepareNewest('lead_counts'), paid_date: prepareNewest('paid_counts') }

type Days = { project: number; first: number; last: number }

function prepareVersions(table: CountTable) {
  return preparedQuery<Days, { slice: number; version: number }>((db, value) => {
    const query = sql<{ slice: number; version: number }>`
      select slice, cast(sum(version) as bigint) as version from ${sql.table(table)}
      where project_id = ${value('project')} and grain = ${sql.lit(grains.day)}
        and slice >= ${value('first')} and slice <= ${value('last')}
      group by slice order by slice`
    return { compile: () => query.compile(db) }
  })
}

function prepareSum(table: CountTable) {
  return preparedQuery<Days, { version: number | null }>((db, value) => {
    const query = sql<{ version: number | null }>`
      select cast(sum(version) as bigint) as version from ${sql.table(table)}
      where project_id = ${value('project')} and grain = ${sql.lit(grains.day)}
        and slice >= ${value('first')} and slice <= ${value('last')}`
    return { compile: () => query.compile(db) }
  })
}

function prepareNewest(table: CountTable) {
  return preparedQuery<{ project: number }, { newest: number | null }>((db, value) => {
    const query = sql<{ newest: number | null }>`
      select max(slice) as newest from ${sql.table(table)}
      where project_id = ${value('project')} and grain = ${sql.lit(grains.day)}`
    return { compile: () => query.compile(db) }
  })
}
