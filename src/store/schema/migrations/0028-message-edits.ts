import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** Whether something happened with the lead of a message since its change was begun, and when (seconds) it last did. */
export async function up(db: Kysely<Tables>, { types: { whole } }: Dialect): Promise<void> {
  await sql`alter table notices add column edit_again ${whole} not null default 0`.execute(db)
  await sql`alter table notices add column edit_since ${whole}`.execute(db)
}
