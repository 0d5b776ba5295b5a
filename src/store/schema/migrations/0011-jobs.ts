import type { Kysely } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** Work on many leads that goes on between requests. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { whole, text } = dialect.types
  await db.schema
    .createTable('jobs')
    .addColumn('project_id', whole, (c) => c.notNull())
    .addColumn('id', whole, (c) => c.notNull())
    .addColumn('at', whole, (c) => c.notNull())
    .addColumn('door', text, (c) => c.notNull())
    .addColumn('actor', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('work', text, (c) => c.notNull())
    .addColumn('token', text, (c) => c.notNull())
    .addColumn('place', whole, (c) => c.notNull())
    .addColumn('total', whole, (c) => c.notNull())
    .addColumn('changed', whole, (c) => c.notNull())
    .addColumn('skipped', whole, (c) => c.notNull())
    .addColumn('leased_until', whole, (c) => c.notNull())
    .addPrimaryKeyConstraint('jobs_key', ['project_id', 'id'])
    .modifyEnd(dialect.clustered)
    .execute()
}
