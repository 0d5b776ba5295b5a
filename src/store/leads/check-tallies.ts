import { setImmediate } from 'node:timers/promises'
import type { PathLevel, PathTally, TouchChoice } from '../../domain/attribution.ts'
import { bucketsOf, wholeDays } from '../../domain/days.ts'
import type { Tally } from '../../domain/figure.ts'
import { everything } from '../../domain/filter.ts'
import { type LocalSlice, partsOfSlice, sliceOfNumber } from '../../domain/local-slices.ts'
import { allTime } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import type { CountedDate } from '../counts/cells.ts'
import { dayVersions } from '../counts/day-versions.ts'
import type { NamedGrouping } from '../counts/tallies.ts'
import type { Counting } from '../counts/tally-cache.ts'
import { leadTotals } from '../counts/totals.ts'
import { projects } from '../nouns/projects.ts'
import type { CachedSlice } from '../schema/report-tables.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { pathRows } from './attribution-paths.ts'
import { countingOf, countingPaths } from './cached-tally.ts'
import { groupRows } from './tally-rows.ts'
import { applyViewer } from './viewer.ts'

/** A slice of the cache of reports. */
export type SliceName = Pick<CachedSlice, 'project_id' | 'kind' | 'grain' | 'slice'>

/** Cached slices that reports would take as valid, although they differ from a count of their leads. */
export async function wrongSlices(on: ReadContext): Promise<SliceName[]> {
  const kinds = await on.db.selectFrom('tally_cache').select(['project_id', 'kind']).distinct().execute()
  const wrong: SliceName[] = []
  for (const { project_id, kind } of kinds) {
    const project = await projects(on.db, on.dialect).find(project_id)
    const counting = project && (await countingOfKind(on, project, kind))
    if (counting) wrong.push(...(await wrongOf(on, counting as Counting<Tally | PathTally>)))
  }
  return wrong
}

async function wrongOf<T extends Tally | PathTally>(on: ReadContext, counting: Counting<T>): Promise<SliceName[]> {
  const { project, kind, variant, date } = counting
  const versions = await dayVersions(on, project, date, allTime)
  const rows = await on.db
    .selectFrom('tally_cache')
    .selectAll()
    .where('project_id', '=', project.id)
    .where('kind', '=', kind)
    .execute()
  const months = new Map<number, Promise<T[]>>()
  const wrong: SliceName[] = []
  for (const { grain, slice: number, ...row } of rows) {
    await setImmediate() // SQLite answers synchronously: without a pause, thousands of slices would block the event loop
    const slice = sliceOfNumber(grain, number, project.timeZone)
    if (row.variant !== variant || row.version !== versions.of(slice)) continue
    const [kept, counted] = [counting.read(row.data), await countOf(slice)].map((each) => counting.write(bare(each)))
    if (kept !== counted) wrong.push({ project_id: project.id, kind, grain, slice: number })
  }
  return wrong

  /** Counts each month once and adds the months of a year. */
  async function countOf(slice: LocalSlice): Promise<T[]> {
    if (slice.grain === 'day') return counting.count(slice)
    const parts = slice.grain === 'year' ? partsOfSlice(slice, project.timeZone) : [slice]
    const lists: T[][] = []
    for (const part of parts) {
      const known = months.get(part.number) ?? counting.count(part)
      months.set(part.number, known)
      lists.push(await known)
    }
    return counting.add(lists)
  }
}

/** Tallies without their labels: the databases may choose different spellings as the first. */
function bare<T extends Tally | PathTally>(tallies: readonly T[]): T[] {
  return tallies.map((each) => ('labels' in each ? { ...each, labels: [] } : { ...each, label: null }))
}

/** Parses the kind of a slice, as `countingOf` and `countingPaths` write it. */
async function countingOfKind(on: ReadContext, project: Project, kind: string) {
  const [date, by, ...rest] = kind.split(' ') as [CountedDate, string, ...string[]]
  const query = { date, period: allTime, filter: everything }
  if (by === 'paths') {
    const [touch, ...levels] = rest as [TouchChoice, ...PathLevel[]]
    return countingPaths(applyViewer({ project }, { ...query, touch, levels }), (some) => pathRows(on, some))
  }
  const paidIn = by === 'cohort' ? await paidMonths(on, project) : undefined
  const grouping = paidIn ? { buckets: [], paidIn } : ([by, ...rest].join(' ') as NamedGrouping)
  const scoped = applyViewer({ project }, { ...query, by: grouping })
  return countingOf(scoped, (some) => groupRows(on, some, { path: 'period' }))
}

async function paidMonths({ db, dialect }: ReadContext, project: Project) {
  const span = await leadTotals(db, dialect).filled(project, allTime, 'paid_date')
  return span ? bucketsOf(wholeDays(span, project.timeZone), 'month', project.timeZone, 10_000) : []
}
