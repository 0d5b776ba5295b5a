import type { Kysely } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** A lead's texts are written again less often while it grows older, and a search looks into a few more segments. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await dialect.searchIndex.setMergeThreshold(db, 8)
}
