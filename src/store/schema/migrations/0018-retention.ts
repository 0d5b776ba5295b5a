import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** How long each project keeps its data. The index contains spam that still has its text; SQLite uses it, as it narrows as far as `receipts_end`. */
export async function up(db: Kysely<Tables>, { types: { text } }: Dialect): Promise<void> {
  await sql`alter table projects add column retention ${text}`.execute(db)
  await sql`
    create index receipts_spam on receipts (project_id, ended, at) where ended = 'spam' and enquiry is not null`.execute(
    db,
  )
}
