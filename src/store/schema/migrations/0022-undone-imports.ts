import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * Which leads that an import met its undo has put back and kept: it meets one again in each slice of events, and counts it once. And an index of
 * the leads that repeat others, so that those which repeat a removed one are found.
 */
export async function up(db: Kysely<Tables>, { types: { whole } }: Dialect): Promise<void> {
  await sql`alter table import_met add column restored ${whole} not null default 0`.execute(db)
  await sql`alter table import_met add column kept ${whole} not null default 0`.execute(db)
  await sql`create index leads_repeat_of on leads (project_id, repeat_of) where repeat_of is not null`.execute(db)
}
