import { everything, isEverything } from '../../domain/filter.ts'
import type { V2Sort } from '../../domain/lead.ts'
import type { Period } from '../../domain/period.ts'
import { leadTotals } from '../counts/totals.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { leadEstimates } from './estimates.ts'
import {
  type AccessPath,
  type Estimates,
  indexableConditions,
  isIndexed,
  minDeepOffset,
  minRowsToPlan,
  pathOfPage,
  pathOfTotal,
  rowsOfBin,
} from './plan.ts'
import type { Access } from './query.ts'
import type { Scope } from './viewer.ts'

/** The part of a list that its access path depends on. */
type Listed = Scope & { period: Period; sort: V2Sort; limit: number; offset?: number | undefined }

/** The estimates by which an access path is chosen. The bin has only one path; where a list includes the bin, only the period is estimated. */
export async function estimatesOf({ db, dialect, forcedPath }: ReadContext, query: Listed): Promise<Estimates> {
  if (query.binScope === 'bin') return { all: 0, inPeriod: rowsOfBin(query.filter), found: new Map() }
  const estimates = leadEstimates(db, dialect, forcedPath === 'keys')
  if (query.binScope === 'live') return estimates.of(query.viewer, query)
  return estimates.of(query.viewer, { ...query, filter: everything, limit: minRowsToPlan + 1 })
}

/** Refined estimates, which are too slow for the event loop. */
export function refined({ db, dialect, forcedPath }: ReadContext, { viewer }: Scope, estimates: Estimates) {
  return leadEstimates(db, dialect, forcedPath === 'keys').refine(viewer, estimates)
}

/** The cheapest access path to a page of a list with about `matching` matches. */
export function accessToPage(on: ReadContext, query: Listed, matching: number, estimates: Estimates): Access {
  if (query.binScope === 'bin') return { path: 'bin' }
  const { field } = query.sort
  const forced =
    on.forcedPath === 'period' || (on.forcedPath === 'order' && isIndexed(field)) ? on.forcedPath : undefined
  const wanted = (query.offset ?? 0) + query.limit
  const path: AccessPath = forced ?? forcedCondition(on, query) ?? pathOfPage(field, wanted, matching, estimates)
  return { path, keys: estimates.keys }
}

/** The cheapest access path to all matches. */
export function accessToTotal(on: ReadContext, query: Scope, estimates: Estimates): Access {
  const path = query.binScope === 'bin' ? 'bin' : (forcedCondition(on, query) ?? pathOfTotal(estimates))
  return { path, keys: estimates.keys }
}

/**
 * Turns a deep offset into a shorter period and an offset in it, by the counts of the roll-up. Returns undefined for other lists, which skip rows.
 */
export async function deepStart(
  on: ReadContext,
  query: Listed,
): Promise<{ period: Period; offset: number } | undefined> {
  const { viewer, binScope, filter, period, sort, offset = 0 } = query
  const isDeep = offset >= minDeepOffset || (on.forcedPath === 'skip' && offset > 0)
  if (!isDeep || binScope !== 'live' || sort.field !== 'creation_date' || !isEverything(filter)) return
  return leadTotals(on.db, on.dialect).seekOffset(viewer.project, period, sort.order, offset)
}

function forcedCondition({ forcedPath }: ReadContext, { binScope, filter }: Scope) {
  return binScope === 'live' && (forcedPath === 'condition' || forcedPath === 'keys')
    ? indexableConditions(filter)[0]
    : undefined
}
