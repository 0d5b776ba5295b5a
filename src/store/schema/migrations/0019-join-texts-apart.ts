import type { Kysely } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** Leaves it to a server that has nothing else to write to join pieces of the index of texts; whoever writes does so only where there are very many. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await dialect.searchIndex.setMergeThreshold(db, 64)
}
