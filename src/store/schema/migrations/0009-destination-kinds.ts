import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * More kinds of destinations: their settings, the upload whose result a delivery waits for, and the ids of leads at receivers. A row of
 * `outside_ids` also records that a lead reached a destination, even after its deliveries were removed. The index finds the attempts of a day.
 */
export async function up(db: Kysely<Tables>, { types, clustered }: Dialect): Promise<void> {
  const { whole, text } = types
  await sql`alter table destinations add column settings ${text}`.execute(db)
  await sql`alter table deliveries add column upload ${text}`.execute(db)
  await sql`alter table deliveries add column uploaded_at ${whole}`.execute(db)
  await sql`
    create table outside_ids (
      project_id ${whole} not null,
      lead_id ${whole} not null,
      destination_id ${whole} not null,
      outside_id ${text} not null,
      constraint outside_ids_key primary key (project_id, lead_id, destination_id)
    ) ${clustered}`.execute(db)
  await sql`create index attempts_at on attempts (project_id, at)`.execute(db)
}
