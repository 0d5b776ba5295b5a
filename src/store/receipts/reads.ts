import type { Viewer } from '../../domain/access.ts'
import type { Arrivals } from '../../domain/entry-point.ts'
import type { Period } from '../../domain/period.ts'
import type { Receipt, ReceiptCounts, ReceiptFilter } from '../../domain/receipt.ts'
import type { ReadContext, ReadQuery } from '../sql/read-query.ts'
import { arrivals } from './arrivals.ts'
import { type ReceiptSpot, type ReceiptTouches, receiptPages } from './page.ts'
import { type ProxyLeadPage, type ProxyLeadQuery, proxyLeads } from './proxy-leads.ts'
import { receiptSummary, type WayCount } from './summary.ts'

type ListQuery = { filter: ReceiptFilter; after?: ReceiptSpot | undefined; limit: number }
type SummaryQuery = { filter: ReceiptFilter; buckets: Period[] }
type Summary = { items: ReceiptCounts[]; ways: WayCount[] }

/** A page of receipts. Where the index does not find them, it scans the period until the page is full. A search reads long texts. */
export const receiptList: ReadQuery<ListQuery, number, Receipt[]> = {
  plan: async (on, viewer, { filter }) => (isScan(filter) ? countOfPeriod(on, viewer, filter) : 0),
  isHeavy: ({ filter }, found) => isSearch(filter) || found > maxLight,
  run: async ({ db, dialect }, viewer, query) =>
    receiptPages(db, dialect).page(viewer.project.id, { ...query, filter: seenBy(viewer, query.filter) }),
}

/** The number of receipts that match. */
export const receiptCount: ReadQuery<ReceiptFilter, number, number> = {
  plan: countOfPeriod,
  isHeavy: (filter, found) => isSearch(filter) || found > maxLight,
  run: async ({ db, dialect }, viewer, filter) =>
    receiptPages(db, dialect).count(viewer.project.id, seenBy(viewer, filter)),
}

/** The numbers of receipts by time and end, and by way. It reads every receipt of the period. */
export const receiptNumbers: ReadQuery<SummaryQuery, number, Summary> = {
  plan: (on, viewer, { filter, buckets }) =>
    countOfPeriod(on, viewer, { ...filter, from: buckets[0]?.from, to: buckets.at(-1)?.to }),
  isHeavy: ({ filter }, found) => isSearch(filter) || found > maxLight,
  run: async ({ db, dialect }, viewer, { filter: given, buckets }) => {
    const [id, filter, summary] = [viewer.project.id, seenBy(viewer, given), receiptSummary(db, dialect)]
    return { items: await summary.byEnd(id, filter, buckets), ways: await summary.byWay(id, filter) }
  },
}

type TouchesQuery = { filter: ReceiptFilter; limit: number }

/** Where receipts came from. Each enquiry is parsed for it, and visitors may send long ones. */
export const receiptTouches: ReadQuery<TouchesQuery, number, ReceiptTouches[]> = {
  plan: (on, viewer, { filter: { lead: _, ...filter } }) => countOfPeriod(on, viewer, filter), // a lead may have many that are long
  isHeavy: (_, found) => found > maxParsed,
  run: async ({ db, dialect }, viewer, { filter, limit }) =>
    receiptPages(db, dialect).touches(viewer.project.id, seenBy(viewer, filter), limit),
}

/** The numbers of receipts of these days, by what they came through. It reads every receipt of these days. */
export const receiptArrivals: ReadQuery<readonly Period[], number, Arrivals[]> = {
  plan: (on, viewer, days) => countOfPeriod(on, viewer, { from: days[0]?.from, to: days.at(-1)?.to }),
  isHeavy: (_, found) => found > maxLight,
  run: ({ db, dialect }, viewer, days) => arrivals(db, dialect).onDays(viewer.project.id, days),
}

/** Receipts with their leads. Each enquiry is parsed, and most of the period may be skipped. */
export const receiptLeads: ReadQuery<ProxyLeadQuery, number, ProxyLeadPage> = {
  plan: async (on, viewer, { id, period }) => (id === undefined ? countOfPeriod(on, viewer, { ...period }) : 1),
  isHeavy: ({ limit }, found) => Math.min(limit, found) > maxParsed || found > maxLight,
  run: async ({ db }, { project, mask }, query) => (mask ? nothing : proxyLeads(db).page(project.id, query)),
}

const nothing: ProxyLeadPage = { found: [], next: undefined }

/** Reading `maxLight` rows of an index takes some milliseconds, and parsing `maxParsed` long enquiries less than 10 ms. */
const [maxLight, maxParsed] = [5_000, 20]

/** The number of receipts in the period of a filter, whatever its other conditions, counted up to one more than `maxLight`. A lead has few. */
async function countOfPeriod(
  { db, dialect }: ReadContext,
  { project }: Viewer,
  { lead, from, to }: ReceiptFilter,
): Promise<number> {
  return lead === undefined ? receiptPages(db, dialect).countUpTo(project.id, { from, to }, maxLight + 1) : 0
}

/** A masked viewer sees no receipt, since a contact can be anywhere in it. */
function seenBy({ mask }: Viewer, filter: ReceiptFilter): ReceiptFilter {
  return mask ? { ...filter, lead: -1 } : filter
}

/** Whether the read scans receipts that the page does not show. */
function isScan(filter: ReceiptFilter): boolean {
  const { way, key, form, mapping, end, from } = filter
  const isOfPart = [way, key, form, mapping].some((each) => each !== undefined)
  return isOfPart || (end !== undefined && end !== 'waiting' && from !== undefined)
}

function isSearch({ words = [] }: ReceiptFilter): boolean {
  return words.length > 0
}
