import type { Kysely } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import { everything, isEverything } from '../../domain/filter.ts'
import type { BriefLead } from '../../domain/lead.ts'
import type { Tables } from '../schema/tables.ts'
import { soughtBy } from '../search/text-query.ts'
import type { Dialect } from '../sql/dialect.ts'
import { leadEstimates } from './estimates.ts'
import { questionOf } from './filter-sql.ts'
import { type LeadQuery, leadPages } from './page.ts'
import { inOneTrip } from './page-with-total.ts'
import {
  common,
  deep,
  type Estimates,
  guideOfPage,
  guideOfTotal,
  handful,
  isOnlyStatus,
  onlyCondition,
  seekable,
} from './plan.ts'
import { leadTotals } from './total.ts'

/** About how many rows are counted without a look at who waits. */
const piece = 50_000

/** `isGone` tells whether nobody waits for the list any more. */
type ListOptions = { forced?: ForcedWay | undefined; isGone?: () => boolean }

/** A way that a test may force where it is possible; each way gives the same answer. */
export type ForcedWay = 'period' | 'order' | 'condition' | 'keys' | 'skip'

/** A page of leads and the exact number of all that match, as cheaply as may be; on a connection that sees one moment. */
export function leadList(db: Kysely<Tables>, dialect: Dialect, { forced, isGone = () => false }: ListOptions = {}) {
  const pages = leadPages(db, dialect)
  const totals = leadTotals(db, dialect)
  const estimates = leadEstimates(db, dialect, forced === 'keys')

  return { estimate: estimates.of, list }

  async function list(
    viewer: Viewer,
    query: LeadQuery,
    planned: Estimates,
  ): Promise<{ leads: BriefLead[]; total: number }> {
    const atOnce = forced || !dialect.hasPlanner ? undefined : await inOneTrip(db, dialect, viewer, query)
    if (atOnce) return atOnce
    const known = await estimates.sharper(viewer, planned)
    const total = await totalOf(viewer, query, known)
    return { leads: await pageOf(viewer, query, total, known), total }
  }

  async function totalOf(viewer: Viewer, query: LeadQuery, known: Estimates): Promise<number> {
    if (isOnlyStatus(query.filter)) return totals.total(viewer.project, query.period, query.filter)
    const ofText = await totalOfText(viewer, query, known)
    if (ofText !== undefined) return ofText
    const guide = forcedCondition(query) ?? guideOfTotal(known)
    return guide === 'period' ? countPeriod(viewer, query, known) : pages.count(viewer, query, guide, known.keys)
  }

  /** Counts a long period piece by piece, with a look between whether anybody still waits. */
  async function countPeriod(viewer: Viewer, query: LeadQuery, { inPeriod }: Estimates): Promise<number> {
    const pieces = Math.ceil((inPeriod + 1) / (forced === 'period' ? 7 : piece))
    const { from, to } = pieces > 1 ? await totals.filled(viewer.project, query.period) : query.period
    const length = Math.ceil((to - from + 1) / pieces)
    let total = 0
    for (let at = from; at <= to; at += length) {
      if (isGone()) throw new Error('Nobody waits for this list any more')
      const period = { from: at, to: Math.min(to, at + length - 1) }
      total += await pages.count(viewer, { ...query, period }, 'period')
    }
    return total
  }

  /**
   * How many there are where a text is all that a list asks for, of all leads, and not in a handful: then its index counts alone, and
   * has counted already where they are not common.
   */
  async function totalOfText({ project }: Viewer, { filter, period }: LeadQuery, { found }: Estimates) {
    const condition = onlyCondition(filter)
    if (condition?.operator !== 'like' || dialect.hasPlanner) return
    const counted = found.get(condition) ?? 0
    if (counted <= handful && forced !== 'condition') return
    const sought = soughtBy(condition, project.country)
    if (!sought?.isAll) return
    const isOfAll = (await totals.total(project, period, everything)) === (await totals.all(project))
    if (!isOfAll) return
    if (counted > handful && counted < common) return counted
    const question = questionOf(condition, sought.phrase, { dialect, project, guide: 'period' })
    return dialect.texts.count(db, project, question)
  }

  async function pageOf(viewer: Viewer, query: LeadQuery, total: number, known: Estimates): Promise<BriefLead[]> {
    const { sort, offset, limit, filter, period } = query
    if (offset >= total) return []
    const isDeep = offset >= deep || forced === 'skip'
    if (isDeep && sort.field === 'creation_date' && isEverything(filter)) {
      const near = await totals.skip(viewer.project, period, sort.order, offset)
      return pages.page(viewer, { ...query, ...near }, 'order')
    }
    const free = guideOfPage(sort.field, offset + limit, total, known)
    const guide = forced === 'period' || forced === 'order' ? forced : (forcedCondition(query) ?? free)
    return pages.page(viewer, query, guide, known.keys)
  }

  function forcedCondition({ filter }: LeadQuery) {
    return forced === 'condition' || forced === 'keys' ? seekable(filter)[0] : undefined
  }
}
