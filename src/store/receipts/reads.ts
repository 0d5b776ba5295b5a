import type { Viewer } from '../../domain/access.ts'
import type { Period } from '../../domain/period.ts'
import type { Receipt, ReceiptCounts, ReceiptFilter } from '../../domain/receipt.ts'
import type { ReadQuery } from '../sql/read-query.ts'
import { type ReceiptSpot, type ReceiptTouches, receiptPages } from './page.ts'
import { receiptSummary, type WayCount } from './summary.ts'

type ListQuery = { filter: ReceiptFilter; after?: ReceiptSpot | undefined; limit: number }
type SummaryQuery = { filter: ReceiptFilter; buckets: Period[] }
type Summary = { items: ReceiptCounts[]; ways: WayCount[] }

const none = async () => undefined

/** A page of receipts. A search scans them, so it runs in a reader thread. */
export const receiptList: ReadQuery<ListQuery, undefined, Receipt[]> = {
  plan: none,
  isHeavy: ({ filter }) => isSearch(filter),
  run: async ({ db, dialect }, viewer, query) =>
    receiptPages(db, dialect).page(viewer.project.id, { ...query, filter: seenBy(viewer, query.filter) }),
}

/** The number of receipts that match. */
export const receiptCount: ReadQuery<ReceiptFilter, undefined, number> = {
  plan: none,
  isHeavy: isSearch,
  run: async ({ db, dialect }, viewer, filter) =>
    receiptPages(db, dialect).count(viewer.project.id, seenBy(viewer, filter)),
}

/** Their numbers by time and end, and by way. It reads every receipt of the period. */
export const receiptNumbers: ReadQuery<SummaryQuery, undefined, Summary> = {
  plan: none,
  isHeavy: ({ filter, buckets }) => isSearch(filter) || buckets.length > 48,
  run: async ({ db, dialect }, viewer, { filter: given, buckets }) => {
    const [id, filter, summary] = [viewer.project.id, seenBy(viewer, given), receiptSummary(db, dialect)]
    return { items: await summary.byEnd(id, filter, buckets), ways: await summary.byWay(id, filter) }
  },
}

type TouchesQuery = { filter: ReceiptFilter; limit: number }

/** Where they came from. Enquiries are long where a stranger makes them so, and each is parsed for it. */
export const receiptTouches: ReadQuery<TouchesQuery, number, ReceiptTouches[]> = {
  plan: ({ db, dialect }, viewer, { filter }) =>
    receiptPages(db, dialect).countUpTo(viewer.project.id, seenBy(viewer, filter), lightTouches + 1),
  isHeavy: (_, found) => found > lightTouches,
  run: async ({ db, dialect }, viewer, { filter, limit }) =>
    receiptPages(db, dialect).touches(viewer.project.id, seenBy(viewer, filter), limit),
}

/** So many long enquiries are parsed within 10 ms. */
const lightTouches = 20

/** A masked viewer sees no receipt, since a contact can be anywhere in it. */
function seenBy({ mask }: Viewer, filter: ReceiptFilter): ReceiptFilter {
  return mask ? { ...filter, lead: -1 } : filter
}

function isSearch({ words = [] }: ReceiptFilter): boolean {
  return words.length > 0
}
