import type { Tally } from '../../domain/figure.ts'
import type { Filter } from '../../domain/filter.ts'
import { allTime } from '../../domain/period.ts'
import { sliceOfBuckets } from '../counts/buckets.ts'
import { grains } from '../counts/cells.ts'
import { isOnlyStatus } from '../counts/status-filter.ts'
import { cellRows, cellsOf, hasWholeHours, type TallyQuery } from '../counts/tallies.ts'
import type { SlicePlan } from '../counts/tally-cache.ts'
import { addTallies } from '../counts/tally-sums.ts'
import { leadTotals } from '../counts/totals.ts'
import { pipelined } from '../sql/pipeline.ts'
import type { ReadContext, ReadQuery } from '../sql/read-query.ts'
import { cachedTally, cacheRows, planTally } from './cached-tally.ts'
import { chunksOf } from './chunks.ts'
import { leadEstimates } from './estimates.ts'
import { weighed } from './filter-weight.ts'
import { indexableConditions, maxLightRows, minRowsToPlan, pathOfTotal, rowsOfBin } from './plan.ts'
import type { Access } from './query.ts'
import { isOfResponses } from './tally-groups.ts'
import { groupRows, respondedUpTo, type ScopedTally } from './tally-rows.ts'
import { applyViewer, type Scoped } from './viewer.ts'

type Plan = ByLeads | { scoped: ScopedTally; access: 'cache'; slices: SlicePlan<Tally>; rows: number }
type ByLeads = { scoped: ScopedTally; access: Access | 'cells'; rows: number }

/**
 * Runs many tallies on one snapshot in one round trip: each by the cache or the roll-up if possible, otherwise in one scan along the cheapest access
 * path.
 */
export const tallies: ReadQuery<TallyQuery[], Plan[], Tally[][]> = {
  isHeavyUnestimated: () => true,
  async plan(on, viewer, queries) {
    return pipelined(queries.map((ask) => planOf(on, applyViewer(viewer, ask))))
  },
  isHeavy: (_asks, plans) => weightOf(plans) > maxLightRows,
  async run(on, _viewer, _asks, plans) {
    return pipelined(plans.map((plan) => answer(on, plan)))
  },
}

/** The number of rows that tallies read, weighted by the texts that their filters search. */
export function weightOf(plans: readonly { scoped: { filter: Filter }; rows: number }[]): number {
  return plans.reduce((sum, { scoped, rows }) => sum + weighed(rows, scoped.filter), 0)
}

async function planOf(on: ReadContext, scoped: ScopedTally): Promise<Plan> {
  if ((await cacheRows(on, scoped)) !== undefined) {
    const slices = await planTally(on, scoped, (slice) => countSlice(on, slice))
    if (slices) return { scoped, access: 'cache', slices, rows: slices.rows }
  }
  if (isCounted(scoped)) return { scoped, access: 'cells', rows: await aboutCells(on, scoped) }
  return { scoped, ...(await accessTo(on, scoped)) }
}

/** The access path to the leads of a tally, and the estimated number of rows that it reads. */
export async function accessTo(
  on: ReadContext,
  { viewer, by, date, binScope, period, filter }: Scoped<Omit<TallyQuery, 'by'> & { by?: TallyQuery['by'] }>,
): Promise<{ access: Access; rows: number }> {
  const { db, dialect, forcedPath } = on
  if (binScope === 'bin') return { access: { path: 'bin' }, rows: rowsOfBin(filter) }
  if (dialect.hasStatistics) return { access: { path: 'period' }, rows: 0 }
  const inPeriod =
    by && isOfResponses(by)
      ? await respondedUpTo(on, viewer.project, period, maxLightRows + 1)
      : await leadTotals(db, dialect).dated(viewer.project, period, date)
  const isForced = binScope === 'live' && (forcedPath === 'condition' || forcedPath === 'keys')
  if ((inPeriod <= minRowsToPlan && !isForced) || binScope === 'both')
    return { access: { path: 'period' }, rows: inPeriod }
  const estimated = {
    period: date === 'creation_date' ? period : allTime,
    filter,
    sort: byCreation,
    limit: minRowsToPlan + 1,
  }
  const { found, all, keys } = await leadEstimates(db, dialect, isForced).of(viewer, estimated)
  const path = (isForced && indexableConditions(filter)[0]) || pathOfTotal({ found, all, inPeriod })
  return { access: { path, keys }, rows: path === 'period' ? inPeriod : (found.get(path) ?? 0) }
}

const byCreation = { field: 'creation_date', order: 'desc' } as const

/** The approximate number of roll-up cells that are read. Each has at least one lead, so the leads are an upper bound. */
async function aboutCells({ db, dialect }: ReadContext, { viewer, period, date, by }: ScopedTally): Promise<number> {
  if (typeof by === 'object') return cellsOf(by.buckets)
  return by === 'week-hour' ? leadTotals(db, dialect).dated(viewer.project, period, date) : 0
}

/** Whether the roll-up suffices: it has dates and statuses of live leads, in buckets of whole hours. */
function isCounted({ viewer, period, filter, by, binScope }: ScopedTally): boolean {
  if (binScope !== 'live' || !isOnlyStatus(filter)) return false
  if (by === 'week-hour') return hasWholeHours(viewer.project, period)
  if (typeof by === 'string') return by === 'nothing'
  return !by.paidIn && sliceOfBuckets(by.buckets) % grains.hour === 0
}

function answer(on: ReadContext, plan: Plan): Promise<Tally[]> {
  return plan.access === 'cache' ? cachedTally(on, plan.scoped, plan.slices) : counted(on, plan)
}

/** Counts a slice of the cache, in one chunk. */
function countSlice(on: ReadContext, scoped: ScopedTally): Promise<Tally[]> {
  return counted(on, { scoped, access: isCounted(scoped) ? 'cells' : { path: 'period' }, rows: 0 })
}

/** Counts by the roll-up or by rows. */
async function counted(on: ReadContext, { scoped, access, rows }: ByLeads): Promise<Tally[]> {
  if (access === 'cells' && on.forcedPath !== 'period') return cellRows(on, scoped.viewer.project, scoped)
  if (typeof access === 'string' || access.path === 'period') return inChunks(on, scoped, rows)
  return groupRows(on, scoped, access)
}

/** Reads a long period in chunks. A tally with leads of the bin is one chunk, since the roll-up, which gives the chunks, does not count them. */
async function inChunks(on: ReadContext, scoped: ScopedTally, rows: number): Promise<Tally[]> {
  if (scoped.binScope !== 'live') return groupRows(on, scoped, { path: 'period' })
  const lists: Tally[][] = []
  const filled = () => leadTotals(on.db, on.dialect).filled(scoped.viewer.project, scoped.period, scoped.date)
  for await (const period of chunksOf(on, scoped.period, rows, filled))
    lists.push(await groupRows(on, { ...scoped, period }, { path: 'period' }))
  return addTallies(lists)
}
