import type { Viewer } from '../../domain/access.ts'
import { everything, isEverything } from '../../domain/filter.ts'
import type { Lead } from '../../domain/lead.ts'
import { checkSort } from '../../domain/mask-filter.ts'
import { type Selection, type Spot, spotOf } from '../../domain/selection.ts'
import { countedSum, type Sum } from '../counts/sums.ts'
import type { ReadContext, ReadQuery } from '../readers/queries.ts'
import { leadEstimates } from './estimates.ts'
import { maskLeads } from './mask.ts'
import {
  type AccessPath,
  type Estimates,
  indexableConditions,
  isHeavy,
  isIndexed,
  isOnlyStatus,
  minDeepOffset,
  minRowsToPlan,
  pathOfPage,
  pathOfTotal,
} from './plan.ts'
import { type Access, leadRows, type ScopedQuery } from './rows.ts'
import { leadTotals } from './total.ts'
import { applyViewer } from './viewer-query.ts'

/** A page of a selection, behind a spot, or so many leads further than the beginning. */
export type PageQuery = Selection & { limit: number; after?: Spot | undefined; offset?: number | undefined }

/** The leads as the viewer may see them, how many match over all pages and their prices; `next` is the spot to go on from. */
export type LeadPage = Sum & { leads: Lead[]; next: Spot | null }

export type PagePlan = { scoped: ScopedQuery & PageQuery; estimates: Estimates }

/** A page by cursor: it stays right while leads come, change and go, for it goes on from a place and not from a number. */
export const leadPage: ReadQuery<PageQuery, PagePlan, LeadPage> = {
  async plan(on, viewer, query) {
    checkSort(viewer, query.sort.field)
    const scoped = applyViewer(viewer, query)
    return { scoped, estimates: await estimatesOf(on, viewer, scoped) }
  },
  isHeavy: (_query, { scoped, estimates }) => isHeavy({ ...scoped, offset: scoped.offset ?? 0 }, estimates),
  async run(on, viewer, _query, { scoped, estimates: planned }) {
    const estimates = await leadEstimates(on.db, on.dialect, on.forcedPath === 'keys').refine(viewer, planned)
    const sum = await sumOf(on, viewer, scoped, estimates)
    const oneMore = { ...scoped, limit: scoped.limit + 1 }
    const found = sum.total <= (scoped.offset ?? 0) ? [] : await firstRows(on, viewer, oneMore, sum.total, estimates)
    const leads = found.slice(0, scoped.limit)
    const last = found.length > leads.length ? leads.at(-1) : undefined
    const next = last ? spotOf(last, scoped.sort.field) : null
    return { ...sum, leads: await maskLeads(viewer, leads), next }
  },
}

async function firstRows(
  on: ReadContext,
  viewer: Viewer,
  scoped: PagePlan['scoped'],
  total: number,
  estimates: Estimates,
) {
  const { period, sort, filter, binScope, offset = 0, limit } = scoped
  const rows = leadRows(on.db, on.dialect)
  const isDeep = offset >= minDeepOffset || (on.forcedPath === 'skip' && offset > 0)
  if (isDeep && binScope === 'live' && sort.field === 'creation_date' && isEverything(filter)) {
    const near = await leadTotals(on.db, on.dialect).seekOffset(viewer.project, period, sort.order, offset)
    return rows.first(viewer, { ...scoped, ...near }, { path: 'order' })
  }
  return rows.first(viewer, scoped, choosePath(on, { ...scoped, limit: offset + limit }, total, estimates))
}

/** What the plan is chosen by. The bin has one way; where it lies among others, only the period is known. */
export async function estimatesOf(
  { db, dialect, forcedPath }: ReadContext,
  viewer: Viewer,
  scoped: ScopedQuery & { limit: number },
): Promise<Estimates> {
  if (scoped.binScope === 'bin') return { all: 0, inPeriod: 0, found: new Map() }
  const estimates = leadEstimates(db, dialect, forcedPath === 'keys')
  if (scoped.binScope === 'live') return estimates.of(viewer, scoped)
  return estimates.of(viewer, { ...scoped, filter: everything, limit: minRowsToPlan + 1 })
}

async function sumOf(on: ReadContext, viewer: Viewer, scoped: ScopedQuery, estimates: Estimates): Promise<Sum> {
  const { db, dialect } = on
  if (scoped.binScope === 'live' && isOnlyStatus(scoped.filter)) return countedSum(db, dialect, viewer.project, scoped)
  const path = scoped.binScope === 'bin' ? 'bin' : (forcedCondition(on, scoped) ?? pathOfTotal(estimates))
  if (path === 'period') return sumInChunks(on, viewer, scoped, estimates)
  return leadRows(db, dialect).count(viewer, scoped, { path, keys: estimates.keys })
}

/** About how many rows are read without a look at who waits. */
const chunkRows = 50_000

/** Adds up a long period piece by piece, with a look between whether anybody still waits. */
async function sumInChunks(
  on: ReadContext,
  viewer: Viewer,
  scoped: ScopedQuery,
  { inPeriod }: Estimates,
): Promise<Sum> {
  const rows = leadRows(on.db, on.dialect)
  const chunks =
    scoped.binScope === 'live' ? Math.ceil((inPeriod + 1) / (on.forcedPath === 'period' ? 7 : chunkRows)) : 1
  if (chunks === 1) return rows.count(viewer, scoped, { path: 'period' })
  const { from, to } = await leadTotals(on.db, on.dialect).filled(viewer.project, scoped.period)
  const length = Math.max(1, Math.ceil((to - from + 1) / chunks))
  const all: Sum = { total: 0, sum: 0n }
  for (let at = from; at <= to; at += length) {
    if (on.isGone?.()) throw new Error('Nobody waits for this list any more')
    const part = await rows.count(
      viewer,
      { ...scoped, period: { from: at, to: Math.min(to, at + length - 1) } },
      { path: 'period' },
    )
    all.total += part.total
    all.sum += part.sum
  }
  return all
}

/** The cheapest way to so many leads of a selection of which about `matching` match. */
export function choosePath(
  on: ReadContext,
  scoped: ScopedQuery & { limit: number },
  matching: number,
  estimates: Estimates,
): Access {
  if (scoped.binScope === 'bin') return { path: 'bin' }
  const { field } = scoped.sort
  const forced =
    on.forcedPath === 'period' || (on.forcedPath === 'order' && isIndexed(field)) ? on.forcedPath : undefined
  const path: AccessPath = forced ?? forcedCondition(on, scoped) ?? pathOfPage(field, scoped.limit, matching, estimates)
  return { path, keys: estimates.keys }
}

function forcedCondition({ forcedPath }: ReadContext, { binScope, filter }: ScopedQuery) {
  return binScope === 'live' && (forcedPath === 'condition' || forcedPath === 'keys')
    ? indexableConditions(filter)[0]
    : undefined
}
