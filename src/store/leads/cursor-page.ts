import type { Viewer } from '../../domain/access.ts'
import { everything, isEverything } from '../../domain/filter.ts'
import type { Lead } from '../../domain/lead.ts'
import { checkSort } from '../../domain/mask-filter.ts'
import { type Selection, type Spot, spotOf } from '../../domain/selection.ts'
import { countedSum, type Sum } from '../counts/sums.ts'
import type { HeavyRead, Reading } from '../readers/queries.ts'
import { leadEstimates } from './estimates.ts'
import { seenLeads } from './mask.ts'
import {
  deep,
  type Estimates,
  few,
  type Guide,
  guideOfPage,
  guideOfTotal,
  isHeavy,
  isIndexed,
  isOnlyStatus,
  seekable,
} from './plan.ts'
import { type Asked, leadRows, type Way } from './rows.ts'
import { leadTotals } from './total.ts'
import { askedBy } from './viewer-query.ts'

/** A page of a selection, behind a spot, or so many leads further than the beginning. */
export type PageQuery = Selection & { limit: number; after?: Spot | undefined; offset?: number | undefined }

/** The leads as the viewer may see them, how many match over all pages and their prices; `next` is the spot to go on from. */
export type LeadPage = Sum & { leads: Lead[]; next: Spot | null }

export type PagePlan = { asked: Asked & PageQuery; known: Estimates }

/** A page by cursor: it stays right while leads come, change and go, for it goes on from a place and not from a number. */
export const leadPage: HeavyRead<PageQuery, PagePlan, LeadPage> = {
  async plan(on, viewer, query) {
    checkSort(viewer, query.sort.field)
    const asked = askedBy(viewer, query)
    return { asked, known: await estimatesOf(on, viewer, asked) }
  },
  isHeavy: (_query, { asked, known }) => isHeavy({ ...asked, offset: asked.offset ?? 0 }, known),
  async make(on, viewer, _query, { asked, known: planned }) {
    const known = await leadEstimates(on.db, on.dialect, on.forced === 'keys').sharper(viewer, planned)
    const sum = await sumOf(on, viewer, asked, known)
    const oneMore = { ...asked, limit: asked.limit + 1 }
    const found = sum.total <= (asked.offset ?? 0) ? [] : await rowsOf(on, viewer, oneMore, sum.total, known)
    const leads = found.slice(0, asked.limit)
    const last = found.length > leads.length ? leads.at(-1) : undefined
    const next = last ? spotOf(last, asked.sort.field) : null
    return { ...sum, leads: await seenLeads(viewer, leads), next }
  },
}

async function rowsOf(on: Reading, viewer: Viewer, asked: PagePlan['asked'], total: number, known: Estimates) {
  const { period, sort, filter, lying, offset = 0, limit } = asked
  const rows = leadRows(on.db, on.dialect)
  const isDeep = offset >= deep || (on.forced === 'skip' && offset > 0)
  if (isDeep && lying === 'live' && sort.field === 'creation_date' && isEverything(filter)) {
    const near = await leadTotals(on.db, on.dialect).skip(viewer.project, period, sort.order, offset)
    return rows.some(viewer, { ...asked, ...near }, { guide: 'order' })
  }
  return rows.some(viewer, asked, wayOfPage(on, { ...asked, limit: offset + limit }, total, known))
}

/** What the plan is chosen by. The bin has one way; where it lies among others, only the period is known. */
export async function estimatesOf(
  { db, dialect, forced }: Reading,
  viewer: Viewer,
  asked: Asked & { limit: number },
): Promise<Estimates> {
  if (asked.lying === 'bin') return { all: 0, inPeriod: 0, found: new Map() }
  const estimates = leadEstimates(db, dialect, forced === 'keys')
  if (asked.lying === 'live') return estimates.of(viewer, asked)
  return estimates.of(viewer, { ...asked, filter: everything, limit: few + 1 })
}

async function sumOf(on: Reading, viewer: Viewer, asked: Asked, known: Estimates): Promise<Sum> {
  const { db, dialect } = on
  if (asked.lying === 'live' && isOnlyStatus(asked.filter)) return countedSum(db, dialect, viewer.project, asked)
  const guide = asked.lying === 'bin' ? 'bin' : (forcedCondition(on, asked) ?? guideOfTotal(known))
  if (guide === 'period') return sumInPieces(on, viewer, asked, known)
  return leadRows(db, dialect).count(viewer, asked, { guide, keys: known.keys })
}

/** About how many rows are read without a look at who waits. */
const piece = 50_000

/** Adds up a long period piece by piece, with a look between whether anybody still waits. */
async function sumInPieces(on: Reading, viewer: Viewer, asked: Asked, { inPeriod }: Estimates): Promise<Sum> {
  const rows = leadRows(on.db, on.dialect)
  const pieces = asked.lying === 'live' ? Math.ceil((inPeriod + 1) / (on.forced === 'period' ? 7 : piece)) : 1
  if (pieces === 1) return rows.count(viewer, asked, { guide: 'period' })
  const { from, to } = await leadTotals(on.db, on.dialect).filled(viewer.project, asked.period)
  const length = Math.max(1, Math.ceil((to - from + 1) / pieces))
  const all: Sum = { total: 0, sum: 0n }
  for (let at = from; at <= to; at += length) {
    if (on.isGone?.()) throw new Error('Nobody waits for this list any more')
    const part = await rows.count(
      viewer,
      { ...asked, period: { from: at, to: Math.min(to, at + length - 1) } },
      { guide: 'period' },
    )
    all.total += part.total
    all.sum += part.sum
  }
  return all
}

/** The cheapest way to so many leads of a selection of which about `matching` match. */
export function wayOfPage(on: Reading, asked: Asked & { limit: number }, matching: number, known: Estimates): Way {
  if (asked.lying === 'bin') return { guide: 'bin' }
  const { field } = asked.sort
  const forced = on.forced === 'period' || (on.forced === 'order' && isIndexed(field)) ? on.forced : undefined
  const guide: Guide = forced ?? forcedCondition(on, asked) ?? guideOfPage(field, asked.limit, matching, known)
  return { guide, keys: known.keys }
}

function forcedCondition({ forced }: Reading, { lying, filter }: Asked) {
  return lying === 'live' && (forced === 'condition' || forced === 'keys') ? seekable(filter)[0] : undefined
}
