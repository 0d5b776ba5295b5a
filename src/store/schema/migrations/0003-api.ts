import type { Kysely } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** What our own API keeps: answers that an `Idempotency-Key` asks for again, and who changed what of the settings. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { whole, text } = dialect.types
  await db.schema
    .createTable('api_once')
    .addColumn('project_id', whole, (c) => c.notNull())
    .addColumn('key_id', whole, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('request_hash', text, (c) => c.notNull())
    .addColumn('status', whole)
    .addColumn('headers', text)
    .addColumn('answer', text)
    .addColumn('at', whole, (c) => c.notNull())
    .addPrimaryKeyConstraint('api_once_key', ['project_id', 'key_id', 'key'])
    .modifyEnd(dialect.clustered)
    .execute()
  await db.schema.createIndex('api_once_at').on('api_once').columns(['project_id', 'at']).execute()

  await db.schema
    .createTable('audit')
    .addColumn('project_id', whole, (c) => c.notNull())
    .addColumn('number', whole, (c) => c.notNull())
    .addColumn('at', whole, (c) => c.notNull())
    .addColumn('door', text, (c) => c.notNull())
    .addColumn('actor', text, (c) => c.notNull())
    .addColumn('action', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('details', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_key', ['project_id', 'number'])
    .modifyEnd(dialect.clustered)
    .execute()
}
