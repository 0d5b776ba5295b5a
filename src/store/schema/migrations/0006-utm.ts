import type { Kysely } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** The `utm_…` of the last touch as they are compared: folded, which no database does by itself. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await db.schema.alterTable('leads').addColumn('utm_folded', dialect.types.text).execute()
}
