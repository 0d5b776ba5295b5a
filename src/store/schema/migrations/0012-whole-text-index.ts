import type { Kysely } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** SQLite's full-text index could be a thousand leads behind. Now every lead is indexed in its own transaction, and this indexes the rest. */
export async function up(db: Kysely<Tables>, { searchIndex }: Dialect): Promise<void> {
  await searchIndex.upgrade(db)
}
