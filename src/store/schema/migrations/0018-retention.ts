import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** For how long each project keeps what. The index holds spam whose words are still kept; SQLite takes it since it narrows as `receipts_end` does. */
export async function up(db: Kysely<Tables>, { types: { text } }: Dialect): Promise<void> {
  await sql`alter table projects add column retention ${text}`.execute(db)
  await sql`
    create index receipts_spam on receipts (project_id, ended, at) where ended = 'spam' and enquiry is not null`.execute(
    db,
  )
}
