import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** Counts how often what was left over has been worked, so that what ends the process each time is known as such. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable('receipts')
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
