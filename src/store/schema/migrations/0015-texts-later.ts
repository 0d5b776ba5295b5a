import type { Kysely } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** New leads are noted in the index of texts some hundreds at a time; all that are there are noted already. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await dialect.searchIndex.deferIndexing(db)
}
