import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * Marks for the matched leads that an undo of the import has restored or kept. A lead may be in several slices of events but must count once. Also
 * an index that finds the leads which repeat a removed one.
 */
export async function up(db: Kysely<Tables>, { types: { whole } }: Dialect): Promise<void> {
  await sql`alter table import_met add column restored ${whole} not null default 0`.execute(db)
  await sql`alter table import_met add column kept ${whole} not null default 0`.execute(db)
  await sql`create index leads_repeat_of on leads (project_id, repeat_of) where repeat_of is not null`.execute(db)
}
