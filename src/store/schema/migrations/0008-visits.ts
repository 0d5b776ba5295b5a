import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * Visits that the counter numbered, with the first and the last touch, and the keys that may not number visits. `enquired_at` is null until an
 * enquiry refers to the visit.
 */
export async function up(db: Kysely<Tables>, { types: { whole, text }, clustered }: Dialect): Promise<void> {
  await sql`
    create table visits (
      project_id ${whole} not null,
      number ${whole} not null,
      first_touch ${text} not null,
      last_touch ${text} not null,
      first_seen ${whole} not null,
      last_seen ${whole} not null,
      enquired_at ${whole},
      constraint visits_key primary key (project_id, number)
    ) ${clustered}`.execute(db)
  await sql`create index visits_seen on visits (project_id, last_seen)`.execute(db)
  await sql`alter table keys add column no_visits ${whole} not null default 0`.execute(db)
}
