import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** Mailboxes whose letters are enquiries. The process with the lease of a mailbox reads it. */
export async function up(db: Kysely<Tables>, { types: { whole, text } }: Dialect): Promise<void> {
  await sql`
    create table mailboxes (
      project_id ${whole} not null references projects (id),
      id ${whole} not null,
      name ${text} not null,
      host ${text} not null,
      port ${whole} not null,
      security ${text} not null,
      login ${text} not null,
      password ${text} not null,
      senders ${text} not null,
      cursors ${text} not null,
      created_at ${whole} not null,
      read_at ${whole},
      failing_since ${whole},
      error ${text},
      leased_by ${text},
      leased_until ${whole} not null default 0,
      constraint mailboxes_key primary key (project_id, id)
    )`.execute(db)
}
