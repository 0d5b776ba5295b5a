import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * Response times no longer include imported leads: the index of responses has the door too, and the cached reports of responses are deleted.
 */
export async function up(db: Kysely<Tables>, _: Dialect): Promise<void> {
  await sql`drop index leads_responded`.execute(db)
  await sql`
    create index leads_responded on leads (project_id, creation_date, responded_at, recorded_at, status, price, deleted_at, door)
    where responded_at is not null`.execute(db)
  await sql`delete from tally_cache where kind like '% response'`.execute(db)
}
