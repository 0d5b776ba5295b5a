import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** What puts changes back, and the bin: where a merged lead went, and an index that holds nothing but the bin. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { whole, text } = dialect.types
  await db.schema.alterTable('leads').addColumn('merged_into', whole).execute()
  await sql`create index leads_bin on leads (project_id, deleted_at, id) where deleted_at is not null`.execute(db)

  await db.schema
    .createTable('undos')
    .addColumn('project_id', whole, (c) => c.notNull())
    .addColumn('first_event', whole, (c) => c.notNull())
    .addColumn('last_event', whole, (c) => c.notNull())
    .addColumn('token', text, (c) => c.notNull())
    .addColumn('at', whole, (c) => c.notNull())
    .addColumn('by', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('undos_key', ['project_id', 'first_event'])
    .modifyEnd(dialect.clustered)
    .execute()
  await db.schema.createIndex('undos_token').on('undos').columns(['project_id', 'token', 'first_event']).execute()
}
