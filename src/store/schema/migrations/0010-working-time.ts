import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * When a project works, and until when each lead awaits a response: those in time have none, so the index holds only who waits and who was
 * late. The dates of leads that are there already are filled in behind the server, as after a change of the hours: see `dues_from`, the last
 * lead that is done, and `dues_after`, when that may begin.
 */
export async function up(db: Kysely<Tables>, { types: { whole, text } }: Dialect): Promise<void> {
  await sql`alter table leads add column due_at ${whole}`.execute(db)
  await sql`create index leads_due_at on leads (project_id, due_at) where due_at is not null`.execute(db)
  await sql`alter table projects add column working_time ${text}`.execute(db)
  await sql`alter table projects add column dues_from ${whole}`.execute(db)
  await sql`alter table projects add column dues_after ${whole}`.execute(db)
  await sql`update projects set dues_from = 0, dues_after = 0 where last_lead > 0`.execute(db)
}
