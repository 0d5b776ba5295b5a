import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'

/** Cuts what tells the content of receipts apart to the length that it is given from now on, so that old ones are still found by it. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`update receipts set print = substr(print, 1, 11) where length(print) > 11`.execute(db)
}
