import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'

/** Finds the old chats in which nothing was written without a scan of those of all leads. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`create index chat_leads_opened on chat_leads (project_id, at) where lead_id is null`.execute(db)
}
