import type { Viewer } from '../../domain/access.ts'
import { type Filter, isEverything } from '../../domain/filter.ts'
import type { V2Sort } from '../../domain/lead.ts'
import type { Period } from '../../domain/period.ts'
import { pipelined } from '../sql/pipeline.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { accessToPage, deepStart, estimatesOf, refined } from './access.ts'
import { type Estimates, isHeavy, maxLightPage, minDeepOffset } from './plan.ts'
import type { Access } from './query.ts'
import { type Count, totalOf } from './total.ts'
import { applyViewer, type Scoped, type Unmasked } from './viewer.ts'

// Every list of leads runs here, by offset or by cursor: viewer, filter, access path, SQL, then rows and their number.

type ListQuery = { period: Period; filter: Filter; sort: V2Sort; limit: number; offset?: number | undefined }

/** A list within the scope of its viewer. A plain one needs no estimates to choose its access path. */
export type ListPlan<Q extends ListQuery> = { scoped: Scoped<Q>; estimates: Estimates | undefined }

/** How a list reads its rows along an access path, and how it counts them. */
type Reading<Q extends ListQuery, L, T> = {
  page(on: ReadContext, query: Scoped<Q>, access: Access): Promise<Unmasked<L>[]>
  count: Count<T>
}

/** Applies the viewer, and makes the estimates by which the access path is chosen. */
export async function planList<Q extends ListQuery>(on: ReadContext, viewer: Viewer, query: Q): Promise<ListPlan<Q>> {
  const scoped = applyViewer(viewer, query)
  return { scoped, estimates: isPlain(scoped) && !on.forcedPath ? undefined : await estimatesOf(on, scoped) }
}

/** Whether a list reads too many rows for the event loop and belongs in a worker thread. */
export function isHeavyList<Q extends ListQuery>({ scoped, estimates }: ListPlan<Q>): boolean {
  const { filter, sort, limit, offset = 0 } = scoped as Scoped<ListQuery>
  return estimates !== undefined && isHeavy({ filter, sort, limit, offset }, estimates)
}

/** The rows of a page and the exact total of the list. */
export async function runList<Q extends ListQuery, L, T extends { total: number }>(
  on: ReadContext,
  { scoped, estimates: planned }: ListPlan<Q>,
  { page, count }: Reading<Q, L, T>,
): Promise<{ leads: Unmasked<L>[]; total: T }> {
  if (!planned) {
    const [leads, total] = await pipelined([page(on, scoped, { path: 'order' }), count.byRollUp(on, scoped)])
    return { leads, total }
  }
  const estimates = await refined(on, scoped, planned)
  const total = await totalOf(on, scoped, estimates, count)
  return { leads: await pageOf(on, scoped, total.total, estimates, page), total }
}

async function pageOf<Q extends ListQuery, L>(
  on: ReadContext,
  scoped: Scoped<Q>,
  total: number,
  estimates: Estimates,
  page: Reading<Q, L, never>['page'],
): Promise<Unmasked<L>[]> {
  const left = total - (scoped.offset ?? 0)
  if (left <= 0) return []
  const near = await deepStart(on, scoped)
  const limit = Math.min(scoped.limit, left) // the limit of a page may be far above the number of leads that are left
  if (near) return page(on, { ...scoped, ...near, limit }, { path: 'order' })
  return page(on, { ...scoped, limit }, accessToPage(on, scoped, total, estimates))
}

/**
 * Whether a list is of the most common kind: no filter, by date of creation, a short page near the beginning. The index of the date gives its rows,
 * the roll-up its total.
 */
export function isPlain({ filter, binScope, sort, limit, offset = 0 }: Scoped<ListQuery>): boolean {
  const isNear = offset < minDeepOffset && limit <= maxLightPage
  return isNear && isEverything(filter) && binScope === 'live' && sort.field === 'creation_date'
}
