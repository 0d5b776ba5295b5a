import type { Kysely } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import { everything, isEverything } from '../../domain/filter.ts'
import type { BriefLead } from '../../domain/lead.ts'
import type { Tables } from '../schema/tables.ts'
import { textQuery } from '../search/text-query.ts'
import type { Dialect } from '../sql/dialect.ts'
import { leadEstimates } from './estimates.ts'
import { indexQueryOf } from './filter-sql.ts'
import { type LeadQuery, leadPages } from './page.ts'
import { pageWithTotal } from './page-with-total.ts'
import {
  type Estimates,
  indexableConditions,
  isOnlyStatus,
  maxCounted,
  maxKeyLookups,
  minDeepOffset,
  onlyCondition,
  pathOfPage,
  pathOfTotal,
} from './plan.ts'
import { leadTotals } from './total.ts'

/** About how many rows are counted without a look at who waits. */
const chunkRows = 50_000

/** `isGone` tells whether nobody waits for the list any more. */
type ListOptions = { forcedPath?: ForcedPath | undefined; isGone?: () => boolean }

/** A way that a test may force where it is possible; each way gives the same answer. */
export type ForcedPath = 'period' | 'order' | 'condition' | 'keys' | 'skip'

/** A page of leads and the exact number of all that match, as cheaply as may be; on a connection that sees one moment. */
export function leadList(db: Kysely<Tables>, dialect: Dialect, { forcedPath, isGone = () => false }: ListOptions = {}) {
  const pages = leadPages(db, dialect)
  const totals = leadTotals(db, dialect)
  const estimates = leadEstimates(db, dialect, forcedPath === 'keys')

  return { estimate: estimates.of, list }

  async function list(
    viewer: Viewer,
    query: LeadQuery,
    estimated: Estimates,
  ): Promise<{ leads: BriefLead[]; total: number }> {
    const fromOneStatement =
      forcedPath || !dialect.hasStatistics ? undefined : await pageWithTotal(db, dialect, viewer, query)
    if (fromOneStatement) return fromOneStatement
    const refined = await estimates.refine(viewer, estimated)
    const total = await totalOf(viewer, query, refined)
    return { leads: await pageOf(viewer, query, total, refined), total }
  }

  async function totalOf(viewer: Viewer, query: LeadQuery, refined: Estimates): Promise<number> {
    if (isOnlyStatus(query.filter)) return totals.total(viewer.project, query.period, query.filter)
    const ofText = await totalOfText(viewer, query, refined)
    if (ofText !== undefined) return ofText
    const path = forcedCondition(query) ?? pathOfTotal(refined)
    return path === 'period' ? countPeriod(viewer, query, refined) : pages.count(viewer, query, path, refined.keys)
  }

  /** Counts a long period piece by piece, with a look between whether anybody still waits. */
  async function countPeriod(viewer: Viewer, query: LeadQuery, { inPeriod }: Estimates): Promise<number> {
    const chunks = Math.ceil((inPeriod + 1) / (forcedPath === 'period' ? 7 : chunkRows))
    const { from, to } = chunks > 1 ? await totals.filled(viewer.project, query.period) : query.period
    const length = Math.ceil((to - from + 1) / chunks)
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
    if (condition?.operator !== 'like' || dialect.hasStatistics) return
    const counted = found.get(condition) ?? 0
    if (counted <= maxKeyLookups && forcedPath !== 'condition') return
    const search = textQuery(condition, project.country)
    if (!search?.isAll) return
    const isOfAll = (await totals.total(project, period, everything)) === (await totals.all(project))
    if (!isOfAll) return
    if (counted > maxKeyLookups && counted < maxCounted) return counted
    const question = indexQueryOf(condition, search.phrase, { dialect, project, path: 'period' })
    return dialect.searchIndex.count(db, project, question)
  }

  async function pageOf(viewer: Viewer, query: LeadQuery, total: number, refined: Estimates): Promise<BriefLead[]> {
    const { sort, offset, limit, filter, period } = query
    if (offset >= total) return []
    const isDeep = offset >= minDeepOffset || forcedPath === 'skip'
    if (isDeep && sort.field === 'creation_date' && isEverything(filter)) {
      const near = await totals.seekOffset(viewer.project, period, sort.order, offset)
      return pages.page(viewer, { ...query, ...near }, 'order')
    }
    const free = pathOfPage(sort.field, offset + limit, total, refined)
    const path = forcedPath === 'period' || forcedPath === 'order' ? forcedPath : (forcedCondition(query) ?? free)
    return pages.page(viewer, query, path, refined.keys)
  }

  function forcedCondition({ filter }: LeadQuery) {
    return forcedPath === 'condition' || forcedPath === 'keys' ? indexableConditions(filter)[0] : undefined
  }
}
