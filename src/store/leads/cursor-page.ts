import type { Lead } from '../../domain/lead.ts'
import { checkSort } from '../../domain/mask-filter.ts'
import { type Selection, type SortPosition, sortPositionOf } from '../../domain/selection.ts'
import { isOnlyStatus } from '../counts/status-filter.ts'
import { leadTotals, type Sum } from '../counts/totals.ts'
import type { ReadContext, ReadQuery } from '../sql/read-query.ts'
import { accessToPage, accessToTotal, deepStart, estimatesOf, refined } from './access.ts'
import { chunksOf } from './chunks.ts'
import { type Estimates, isHeavy } from './plan.ts'
import { firstLeads, type ScopedQuery, sumOfLeads } from './rows.ts'
import { applyViewer, maskLeads, type Unmasked, withoutMask } from './viewer.ts'

/** A page of a selection, behind a spot, or so many leads further than the beginning. */
export type PageQuery = Selection & { limit: number; after?: SortPosition | undefined; offset?: number | undefined }

/** The leads as the viewer may see them, how many match over all pages and their prices; `next` is the spot to go on from. */
export type LeadPage = Sum & { leads: Lead[]; next: SortPosition | null }

export type PagePlan = { scoped: ScopedQuery & PageQuery; estimates: Estimates }

/** A page by cursor: it stays right while leads come, change and go, for it goes on from a place and not from a number. */
export const leadPage: ReadQuery<PageQuery, PagePlan, LeadPage> = {
  async plan(on, viewer, query) {
    checkSort(viewer, query.sort.field)
    const scoped = applyViewer(viewer, query)
    return { scoped, estimates: await estimatesOf(on, scoped) }
  },
  isHeavy: (_query, { scoped, estimates }) => isHeavy({ ...scoped, offset: scoped.offset ?? 0 }, estimates),
  async run(on, viewer, _query, { scoped, estimates: planned }) {
    const estimates = await refined(on, scoped, planned)
    const sum = await sumOf(on, scoped, estimates)
    const oneMore = { ...scoped, limit: scoped.limit + 1 }
    const found = sum.total <= (scoped.offset ?? 0) ? [] : await pageOf(on, oneMore, sum.total, estimates)
    const leads = found.slice(0, scoped.limit)
    const last = found.length > leads.length ? leads.at(-1) : undefined
    const next = last ? sortPositionOf(withoutMask(last), scoped.sort.field) : null
    return { ...sum, leads: await maskLeads(viewer, leads), next }
  },
}

async function pageOf(
  on: ReadContext,
  scoped: PagePlan['scoped'],
  total: number,
  estimates: Estimates,
): Promise<Unmasked<Lead>[]> {
  const near = await deepStart(on, scoped)
  if (near) return firstLeads(on, { ...scoped, ...near }, { path: 'order' })
  return firstLeads(on, scoped, accessToPage(on, scoped, total, estimates))
}

async function sumOf(on: ReadContext, scoped: ScopedQuery, estimates: Estimates): Promise<Sum> {
  const { db, dialect } = on
  const { viewer, period, filter, binScope } = scoped
  const totals = leadTotals(db, dialect)
  if (binScope === 'live' && isOnlyStatus(filter)) return totals.sum(viewer.project, period, filter)
  const access = accessToTotal(on, scoped, estimates)
  if (access.path !== 'period' || binScope !== 'live') return sumOfLeads(on, scoped, access)
  const all: Sum = { total: 0, sum: 0n }
  const filled = () => totals.filled(viewer.project, period)
  for await (const chunk of chunksOf(on, period, estimates.inPeriod, filled)) {
    const part = await sumOfLeads(on, { ...scoped, period: chunk }, { path: 'period' })
    all.total += part.total
    all.sum += part.sum
  }
  return all
}
