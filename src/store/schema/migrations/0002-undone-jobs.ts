import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** When a job was undone, and the token of that undo: a list of operations tells what still holds. */
export async function up(db: Kysely<Tables>, { types }: Dialect): Promise<void> {
  await sql`alter table jobs add column undone_at ${types.whole}`.execute(db)
  await sql`alter table jobs add column undone_by ${types.text}`.execute(db)
}
