import type { Kysely } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** SQLite's full-text index was up to a thousand leads behind; every lead is indexed in its own transaction now. */
export async function up(db: Kysely<Tables>, { searchIndex }: Dialect): Promise<void> {
  await searchIndex.upgrade(db)
}
