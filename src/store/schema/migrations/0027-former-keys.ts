import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** Which leads in the bin imports knew by a key before a newer one had it: they have it again when that one is gone. */
export async function up(db: Kysely<Tables>, { types: { whole, text }, clustered }: Dialect): Promise<void> {
  await sql`
    create table import_former_keys (
      project_id ${whole} not null,
      key ${text} not null,
      lead_id ${whole} not null,
      constraint import_former_keys_key primary key (project_id, key, lead_id)
    ) ${clustered}`.execute(db)
  await sql`create index import_former_keys_lead on import_former_keys (project_id, lead_id)`.execute(db)
}
