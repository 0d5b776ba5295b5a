import { createHash } from 'node:crypto'
import type { PathTally } from '../../domain/attribution.ts'
import { monthNumber } from '../../domain/days.ts'
import type { Tally } from '../../domain/figure.ts'
import { everything, isEverything } from '../../domain/filter.ts'
import type { Period } from '../../domain/period.ts'
import { findsStatus, isOnlyStatus } from '../counts/status-filter.ts'
import type { Grouping, PathQuery, TallyQuery } from '../counts/tallies.ts'
import { type Counting, planSlices, readSlices, type SlicePlan, type SliceTally } from '../counts/tally-cache.ts'
import { addPaths, addTallies } from '../counts/tally-sums.ts'
import { readPaths, readTallies, writePaths, writeTallies } from '../counts/tally-texts.ts'
import { leadTotals } from '../counts/totals.ts'
import { zoneVariant } from '../counts/zone-variant.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { minRowsToPlan } from './plan.ts'
import { isWithoutStatus } from './tally-groups.ts'
import type { ScopedTally } from './tally-rows.ts'
import type { Scoped, VisibleFilter } from './viewer.ts'

// Tallies from cached slices: of all leads, or of those in some statuses. Other filters read rows.

type CachedQuery = Scoped<Omit<TallyQuery, 'by'> & { by?: TallyQuery['by'] }>

/** The approximate number of leads that a tally counts; undefined where the cache cannot answer, or where the leads are too few for it to pay. */
export async function cacheRows(on: ReadContext, { viewer, binScope, filter, by, period, date }: CachedQuery) {
  if (binScope !== 'live' || (on.forcedPath && on.forcedPath !== 'cache')) return
  if (by ? !isKept(by) || !(isWithoutStatus(by) ? isEverything(filter) : isOnlyStatus(filter)) : !isOnlyStatus(filter))
    return
  const rows = await leadTotals(on.db, on.dialect).dated(viewer.project, period, date)
  return rows > minRowsToPlan || on.forcedPath === 'cache' ? rows : undefined
}

/** Whether a grouping is cached. The roll-up answers the others from its days; for buckets of months it would read too many of them. */
function isKept(by: Grouping): boolean {
  return typeof by === 'object' ? by.paidIn !== undefined || isOfMonths(by.buckets) : by !== 'nothing'
}

/** Whether adjacent buckets are calendar months, the first and the last of them perhaps cut. */
function isOfMonths(buckets: readonly Period[]): boolean {
  const [, whole, another] = buckets
  return whole !== undefined && another !== undefined && whole.to - whole.from > 27 * 86_400
}

/** Plans a tally; `count` counts what is not in the cache. Returns undefined where the period is not made of whole days. */
export function planTally(
  on: ReadContext,
  scoped: ScopedTally,
  count: (scoped: ScopedTally) => Promise<Tally[]>,
): Promise<SlicePlan<Tally> | undefined> {
  return planSlices(on, scoped.period, countingOf({ ...scoped, filter: everything as VisibleFilter }, count))
}

/** Runs the plan of a tally. */
export async function cachedTally(on: ReadContext, scoped: ScopedTally, plan: SlicePlan<Tally>): Promise<Tally[]> {
  const { filter, by } = scoped
  return tallyOf(scoped, await readSlices(on, plan)).filter(
    ({ status }) => isWithoutStatus(by) || findsStatus(filter, status),
  )
}

/** How a tally is counted, and under which names its slices are cached. */
export function countingOf(scoped: ScopedTally, count: (scoped: ScopedTally) => Promise<Tally[]>): Counting<Tally> {
  const { by, date, viewer } = scoped
  const { project } = viewer
  const variant = zoneVariant(project.timeZone)
  const common = { variant, project, date, add: addTallies, write: writeTallies, read: readTallies }
  if (typeof by === 'string')
    return { ...common, kind: `${date} ${by}`, coarsest: 'year', count: (period) => count({ ...scoped, period }) }
  const { paidIn } = by
  if (!paidIn) {
    const total = { ...scoped, by: 'nothing' } as const
    return { ...common, kind: `${date} nothing`, coarsest: 'month', count: (period) => count({ ...total, period }) }
  }
  const ends = [paidIn[0], paidIn.at(-1)].map((month) => month && monthNumber(month.from, project.timeZone))
  return {
    ...common,
    kind: `${date} cohort`,
    variant: `${variant} ${ends.join('..')}`, // what is paid outside of them counts as in the last of them
    coarsest: 'month',
    count: async (period) => {
      const months = await count({ ...scoped, period, by: { buckets: [period], paidIn } })
      return months.map((group) => ({ ...group, key: null, part: numberOf(paidIn, group, project.timeZone) }))
    },
  }
}

function numberOf(paidIn: readonly Period[], { part }: Tally, timeZone: string): number {
  return monthNumber((paidIn[Number(part)] as Period).from, timeZone)
}

function tallyOf({ by, viewer }: ScopedTally, slices: readonly SliceTally<Tally>[]): Tally[] {
  if (typeof by === 'string') return addTallies(slices.map(({ tallies }) => tallies))
  const places = new Map(by.paidIn?.map(({ from }, index) => [monthNumber(from, viewer.project.timeZone), index]))
  return addTallies(
    slices.map(({ slice, tallies }) => {
      const key = by.buckets.findIndex(({ to }) => slice.from <= to)
      if (!by.paidIn) return tallies.map((group) => ({ ...group, key }))
      return tallies.flatMap((group) => {
        const part = places.get(Number(group.part))
        return part === undefined ? [] : [{ ...group, key, part }]
      })
    }),
  )
}

/** Plans a count of paths; `count` counts what is not in the cache. Returns undefined where the period is not made of whole days. */
export function planPaths(
  on: ReadContext,
  scoped: Scoped<PathQuery>,
  count: (scoped: Scoped<PathQuery>) => Promise<PathTally[]>,
): Promise<SlicePlan<PathTally> | undefined> {
  return planSlices(on, scoped.period, countingPaths({ ...scoped, filter: everything as VisibleFilter }, count))
}

/** Runs the plan of a count of paths. */
export async function cachedPaths(
  on: ReadContext,
  { filter }: Scoped<PathQuery>,
  plan: SlicePlan<PathTally>,
): Promise<PathTally[]> {
  const slices = await readSlices(on, plan)
  return addPaths(slices.map(({ tallies }) => tallies)).filter(({ status }) => findsStatus(filter, status))
}

/** How paths are counted and cached. The variant has a hash of the channel rules, so that changed rules are counted again. */
export function countingPaths(
  scoped: Scoped<PathQuery>,
  count: (scoped: Scoped<PathQuery>) => Promise<PathTally[]>,
): Counting<PathTally> {
  const { date, touch, levels, viewer } = scoped
  const { project } = viewer
  const rules = createHash('sha256').update(JSON.stringify(project.rules)).digest('base64url')
  return {
    kind: `${date} paths ${touch} ${levels.join(' ')}`,
    variant: `${zoneVariant(project.timeZone)} ${rules}`,
    coarsest: 'year',
    count: (period) => count({ ...scoped, period }),
    ...{ project, date, add: addPaths, write: writePaths, read: readPaths },
  }
}
