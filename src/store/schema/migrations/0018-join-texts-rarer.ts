import type { Kysely } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * Has the index of texts join sixteen segments at a time, not eight: since new leads are noted some hundreds at a time there are few, and what
 * is joined is written again.
 */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await dialect.searchIndex.setMergeThreshold(db, 16)
}
