import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** A PostgreSQL index entry is limited to 2.7 kB, but a target of a thousand 4-byte characters has 4 kB. */
export async function up(db: Kysely<Tables>, { indexes }: Dialect): Promise<void> {
  await sql`drop index costs_day`.execute(db)
  await sql`create unique index costs_day on costs (project_id, day, kind, ${indexes.wholeText('target_key')})`.execute(
    db,
  )
}
