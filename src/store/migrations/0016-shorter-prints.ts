import { type Kysely, sql } from 'kysely'
import { printLength } from '../../domain/receipt.ts'
import type { Tables } from '../tables.ts'

/** Cuts what tells the content of receipts apart to the length that it is given now, so that old ones are still found by it. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    update receipts set print = substr(print, 1, ${sql.lit(printLength)}) where length(print) > ${sql.lit(printLength)}`.execute(
    db,
  )
}
