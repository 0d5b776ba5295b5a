import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** Whether the lead of a message has changed since the edit of the message began, and how often the edit was tried in vain since. */
export async function up(db: Kysely<Tables>, { types: { whole } }: Dialect): Promise<void> {
  await sql`alter table notices add column edit_again ${whole} not null default 0`.execute(db)
  await sql`alter table notices add column edit_tries ${whole} not null default 0`.execute(db)
}
