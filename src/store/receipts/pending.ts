import type { Kysely } from 'kysely'
import type { Receipt } from '../../domain/receipt.ts'
import type { Tables } from '../schema/tables.ts'
import { receiptColumns, toReceipt } from './row.ts'

/** An unprocessed receipt, and the number of attempts to process it. */
export type PendingReceipt = Receipt & { attempts: number }

/** Receipts that wait to be processed. */
export function pendingReceipts(db: Kysely<Tables>) {
  return { pending, countAttempt }

  /** Unprocessed receipts, the first ones after an id; with `besides` none from between two times (seconds), both excluded. */
  async function pending(
    project: number,
    { besides, after, limit }: { besides?: { from: number; to: number } | undefined; after: number; limit: number },
  ): Promise<PendingReceipt[]> {
    const rows = await db
      .selectFrom('receipts')
      .select([...receiptColumns, 'attempts'])
      .where('project_id', '=', project)
      .where('ended', 'is', null)
      .where(({ or, eb, val }) =>
        besides ? or([eb('at', '<=', besides.from), eb('at', '>=', besides.to)]) : eb(val(1), '=', 1),
      )
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map((row) => ({ ...toReceipt(row), attempts: row.attempts }))
  }

  /**
   * Counts an attempt to process a receipt (1), or takes it back (−1). With `from` it counts only an unprocessed receipt with that many attempts;
   * false if another server was first.
   */
  async function countAttempt(
    project: number,
    id: number,
    { by, from }: { by: 1 | -1; from?: number | undefined },
  ): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('receipts')
      .set((column) => ({ attempts: column('attempts', '+', by) }))
      .where('project_id', '=', project)
      .where('id', '=', id)
      .$if(from !== undefined, (query) => query.where('attempts', '=', from as number).where('ended', 'is', null))
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }
}
