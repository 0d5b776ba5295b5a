import type { Kysely } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** Why a job could not go on, and how often it failed that way; and where the leads of a status go while a job removes it. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { whole, text } = dialect.types
  await db.schema.alterTable('jobs').addColumn('failure', text).execute()
  await db.schema
    .alterTable('jobs')
    .addColumn('failures', whole, (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('statuses').addColumn('replaced_by', whole).execute()
}
