import { type Kysely, sql } from 'kysely'
import type { Period } from '../../domain/period.ts'
import {
  type CaptureWay,
  noReceipts,
  type ReceiptCounts,
  type ReceiptEnd,
  type ReceiptFilter,
} from '../../domain/receipt.ts'
import { sliceOfBuckets } from '../counts/buckets.ts'
import { sliceOf } from '../counts/cells.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { matching } from './page.ts'

/** Receipts of one way, form and mapping. */
export type WayCount = { way: CaptureWay; form: number | null; mapping: string | null; n: number }

/** Numbers of receipts. */
export function receiptSummary(db: Kysely<Tables>, dialect: Dialect) {
  return { span, byEnd, byWay }

  /** When the first and the last receipt came (seconds); undefined without receipts. */
  async function span(project: number): Promise<Period | undefined> {
    const end = (order: 'asc' | 'desc') =>
      db
        .selectFrom('receipts')
        .select('at')
        .where('project_id', '=', project)
        .orderBy('at', order)
        .limit(1)
        .executeTakeFirst()
    const [first, last] = [await end('asc'), await end('desc')]
    return first && last && { from: first.at, to: last.at }
  }

  /** The number of receipts by end in each of these adjacent buckets. */
  async function byEnd(project: number, filter: ReceiptFilter, buckets: readonly Period[]): Promise<ReceiptCounts[]> {
    const [first, last] = [buckets[0], buckets.at(-1)]
    if (!first || !last) return []
    const slice = sliceOfBuckets(buckets)
    const rows = await matching(db, dialect, project, { ...filter, end: undefined, from: first.from, to: last.to })
      .select([sliceOf('at', slice).as('slice'), 'ended', ({ fn }) => fn.countAll<number>().as('n')])
      .groupBy([sql`1`, 'ended'])
      .execute()
    const counts = buckets.map(() => ({ ...noReceipts }))
    for (const { slice: number, ended, n } of rows) {
      const count = counts[buckets.findIndex(({ to }) => Number(number) * slice <= to)]
      if (count) count[(ended as ReceiptEnd | null) ?? 'waiting'] += Number(n)
    }
    return counts
  }

  /** The number of receipts of each way, form and mapping, the most first. */
  async function byWay(project: number, filter: ReceiptFilter): Promise<WayCount[]> {
    const anyWay = { ...filter, way: undefined, form: undefined, mapping: undefined }
    const rows = await matching(db, dialect, project, anyWay)
      .select(['way', 'form_id', 'mapping', ({ fn }) => fn.countAll<number>().as('n')])
      .groupBy(['way', 'form_id', 'mapping'])
      .orderBy('n', 'desc')
      .orderBy('way')
      .orderBy('form_id')
      .orderBy('mapping')
      .limit(100)
      .execute()
    return rows.map(({ way, form_id, mapping, n }) => ({
      way: way as CaptureWay,
      form: form_id,
      mapping,
      n: Number(n),
    }))
  }
}
