import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'

/** Has the index of how receipts end hold only those that have ended: each was noted in it first as one that has not, and then moved. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`drop index receipts_end`.execute(db)
  await sql`create index receipts_end on receipts (project_id, ended, at, id) where ended is not null`.execute(db)
}
