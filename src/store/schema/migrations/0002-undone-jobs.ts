import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** The time at which a job was undone, and the token of that undo, so that the list of operations shows which are still in effect. */
export async function up(db: Kysely<Tables>, { types }: Dialect): Promise<void> {
  await sql`alter table jobs add column undone_at ${types.whole}`.execute(db)
  await sql`alter table jobs add column undone_by ${types.text}`.execute(db)
}
