import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'

/** An index of the leads that were responded to, and no others, which holds all that a summary asks of them. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    create index leads_responded on leads (project_id, creation_date, responded_at, recorded_at, status, price, deleted_at)
    where responded_at is not null`.execute(db)
}
