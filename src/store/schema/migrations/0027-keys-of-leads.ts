import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** A key may have several leads; an import matches the newest one outside the bin. */
export async function up(db: Kysely<Tables>, { types: { whole, text }, replacePrimaryKey }: Dialect): Promise<void> {
  const columns = { project_id: whole, key: text, lead_id: whole }
  await sql`drop index import_keys_lead`.execute(db)
  for (const step of replacePrimaryKey('import_keys', columns, ['project_id', 'key', 'lead_id'])) await step.execute(db)
  await sql`create index import_keys_lead on import_keys (project_id, lead_id)`.execute(db)
}
