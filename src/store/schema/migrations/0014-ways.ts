import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * A bot may take enquiries for one project: all messages of a person in a chat belong to one lead until it is closed. `visit` is the visit to the
 * site from which the chat was opened.
 */
export async function up(db: Kysely<Tables>, { types: { whole, text } }: Dialect): Promise<void> {
  await sql`alter table notice_bots add column source_project_id ${whole}`.execute(db)
  await sql`
    create table chat_leads (
      project_id ${whole} not null references projects (id),
      chat ${text} not null,
      visit ${text},
      lead_id ${whole},
      at ${whole} not null,
      constraint chat_leads_key primary key (project_id, chat)
    )`.execute(db)
  await sql`create index chat_leads_lead on chat_leads (project_id, lead_id) where lead_id is not null`.execute(db)
}
