import { everything } from '../../domain/filter.ts'
import type { BriefLead } from '../../domain/lead.ts'
import { isOnlyStatus } from '../counts/status-filter.ts'
import { leadTotals } from '../counts/totals.ts'
import { textQuery } from '../search/text-query.ts'
import type { ReadContext, ReadQuery } from '../sql/read-query.ts'
import { accessToPage, accessToTotal, deepStart, estimatesOf, refined } from './access.ts'
import { chunksOf } from './chunks.ts'
import { indexQueryOf } from './filter-sql.ts'
import { briefPage, countLeads, type LeadQuery, type ScopedList } from './page.ts'
import { pageWithTotal } from './page-with-total.ts'
import { type Estimates, isHeavy, maxCounted, maxKeyLookups, onlyCondition } from './plan.ts'
import { applyViewer, maskLeads, type Unmasked } from './viewer.ts'

type List = { leads: BriefLead[]; total: number }
type Plan = { scoped: ScopedList; estimates: Estimates }

/** A page of leads by offset, of each what the wire lists, and the exact number of all that match, as cheaply as may be. */
export const leadList: ReadQuery<LeadQuery, Plan, List> = {
  inOneStatement: (on, viewer, query) => plainList(on, applyViewer(viewer, query)),
  async plan(on, viewer, query) {
    const scoped = applyViewer(viewer, query)
    return { scoped, estimates: await estimatesOf(on, scoped) }
  },
  isHeavy: (_query, { scoped, estimates }) => isHeavy(scoped, estimates),
  async run(on, viewer, _query, { scoped, estimates: planned }) {
    const plain = on.forcedPath || !on.dialect.hasStatistics ? undefined : await plainList(on, scoped)
    if (plain) return plain
    const estimates = await refined(on, scoped, planned)
    const total = await totalOf(on, scoped, estimates)
    return { leads: await maskLeads(viewer, await pageOf(on, scoped, total, estimates)), total }
  },
}

async function plainList(on: ReadContext, scoped: ScopedList): Promise<List | undefined> {
  const found = await pageWithTotal(on, scoped)
  return found && { leads: await maskLeads(scoped.viewer, found.leads), total: found.total }
}

async function totalOf(on: ReadContext, scoped: ScopedList, estimates: Estimates): Promise<number> {
  const { viewer, period, filter, binScope } = scoped
  const totals = leadTotals(on.db, on.dialect)
  if (binScope === 'live' && isOnlyStatus(filter)) return totals.total(viewer.project, period, filter)
  const ofText = binScope === 'live' ? await totalOfText(on, scoped, estimates) : undefined
  if (ofText !== undefined) return ofText
  const access = accessToTotal(on, scoped, estimates)
  if (access.path !== 'period' || binScope !== 'live') return countLeads(on, scoped, access)
  let total = 0
  for await (const chunk of chunksOf(on, period, estimates.inPeriod, () => totals.filled(viewer.project, period)))
    total += await countLeads(on, { ...scoped, period: chunk }, { path: 'period' })
  return total
}

/**
 * How many there are where a text is all that a list asks for, of all leads, and not in a handful: then its index counts alone, and
 * has counted already where they are not common.
 */
async function totalOfText(on: ReadContext, { viewer, filter, period }: ScopedList, { found }: Estimates) {
  const { db, dialect, forcedPath } = on
  const { project } = viewer
  const condition = onlyCondition(filter)
  if (condition?.operator !== 'like' || dialect.hasStatistics) return
  const counted = found.get(condition) ?? 0
  if (counted <= maxKeyLookups && forcedPath !== 'condition') return
  const search = textQuery(condition, project.country)
  if (!search?.isAll) return
  const totals = leadTotals(db, dialect)
  const isOfAll = (await totals.total(project, period, everything)) === (await totals.all(project))
  if (!isOfAll) return
  if (counted > maxKeyLookups && counted < maxCounted) return counted
  const question = indexQueryOf(condition, search.phrase, { dialect, project, path: 'period' })
  return dialect.searchIndex.count(db, project, question)
}

async function pageOf(
  on: ReadContext,
  scoped: ScopedList,
  total: number,
  estimates: Estimates,
): Promise<Unmasked<BriefLead>[]> {
  if (scoped.offset >= total) return []
  const near = await deepStart(on, scoped)
  if (near) return briefPage(on, { ...scoped, ...near }, { path: 'order' })
  return briefPage(on, scoped, accessToPage(on, scoped, total, estimates))
}
