import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'

/** A receipt that waits is in one index, and one that has ended in another: to keep and end it touches two entries less. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema.dropIndex('receipts_open').execute()
  await db.schema.dropIndex('receipts_end').execute()
  await sql`create index receipts_open on receipts (project_id, at, id) where ended is null`.execute(db)
  await sql`create index receipts_end on receipts (project_id, ended, at, id) where ended is not null`.execute(db)
}
