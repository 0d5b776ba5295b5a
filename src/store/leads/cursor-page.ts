import type { Lead } from '../../domain/lead.ts'
import { checkSort } from '../../domain/mask-filter.ts'
import { type Selection, type SortPosition, sortPositionOf } from '../../domain/selection.ts'
import type { Sum } from '../counts/totals.ts'
import type { ReadQuery } from '../sql/read-query.ts'
import { isHeavyList, type ListPlan, planList, runList } from './engine.ts'
import { firstLeads } from './rows.ts'
import { countAndSum } from './total.ts'
import { maskLeads, type Unmasked, withoutMask } from './viewer.ts'

/** A page of a selection after a position, or from an offset. */
export type PageQuery = Selection & { limit: number; after?: SortPosition | undefined; offset?: number | undefined }

/**
 * The leads of a page, masked for the viewer, with the number of all matches and the sum of their prices. `next` is the position after which the
 * next page begins.
 */
export type LeadPage = Sum & { leads: Lead[]; next: SortPosition | null }

/** The limit of all texts of a page together (characters). A longer page ends early, and the next one continues there. */
const maxText = 4_000_000

type PagePlan = ListPlan<PageQuery>

/** A page by cursor. It continues after a position, not from an offset, so that leads which are added or removed meanwhile shift nothing. */
export const leadPage: ReadQuery<PageQuery, PagePlan, LeadPage> = {
  plan(on, viewer, query) {
    checkSort(viewer, query.sort.field)
    return planList(on, viewer, query)
  },
  isHeavy: (_query, plan) => isHeavyList(plan),
  async run(on, viewer, _query, plan) {
    const { limit, sort } = plan.scoped
    const { leads: found, total } = await runList(on, plan, {
      page: (each, query, access) => firstLeads(each, { ...query, limit: limit + 1 }, access),
      count: countAndSum,
    })
    const leads = found.slice(0, Math.min(limit, shortEnough(found)))
    const last = found.length > leads.length ? leads.at(-1) : undefined
    const next = last ? sortPositionOf(withoutMask(last), sort.field) : null
    return { ...total, leads: await maskLeads(viewer, leads), next }
  },
}

/** How many of these leads a page may have, at least one. */
function shortEnough(found: Unmasked<Lead>[]): number {
  let length = 0
  const tooLong = found.findIndex((row) => {
    length += textLength(withoutMask(row))
    return length > maxText
  })
  return tooLong < 0 ? found.length : Math.max(1, tooLong)
}

function textLength(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, each) => sum + textLength(each), 0)
}
