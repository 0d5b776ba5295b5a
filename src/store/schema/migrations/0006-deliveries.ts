import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * Destinations of events, deliveries to them, and their attempts. `next_at` is null for a finished delivery, so that the indexes contain only
 * pending ones.
 */
export async function up(db: Kysely<Tables>, { types, clustered }: Dialect): Promise<void> {
  const { whole, text } = types
  await sql`
    create table destinations (
      project_id ${whole} not null references projects (id),
      id ${whole} not null,
      version ${whole} not null,
      kind ${text} not null,
      name ${text} not null,
      url ${text} not null,
      secret ${text} not null,
      old_secret ${text},
      old_secret_until ${whole},
      topics ${text},
      filter ${text},
      also ${text} not null,
      state ${text} not null,
      reason ${text},
      failures ${whole} not null default 0,
      first_failure_at ${whole},
      planned_to ${whole} not null,
      forgotten ${whole} not null default 0,
      created_at ${whole} not null,
      constraint destinations_key primary key (project_id, id)
    )`.execute(db)
  await sql`
    create table deliveries (
      project_id ${whole} not null,
      destination_id ${whole} not null,
      event ${whole} not null,
      lead_id ${whole} not null,
      state ${text} not null,
      at ${whole} not null,
      next_at ${whole},
      tries ${whole} not null,
      attempts ${whole} not null,
      resent ${whole} not null default 0,
      constraint deliveries_key primary key (project_id, destination_id, event)
    ) ${clustered}`.execute(db)
  await sql`create index deliveries_due on deliveries (project_id, destination_id, next_at, event) where next_at is not null`.execute(
    db,
  )
  await sql`create index deliveries_lead on deliveries (project_id, destination_id, lead_id, event) where next_at is not null`.execute(
    db,
  )
  await sql`create index deliveries_resent on deliveries (project_id, destination_id, next_at, event) where resent = 1`.execute(
    db,
  )
  await sql`create index deliveries_at on deliveries (project_id, at)`.execute(db)
  await sql`
    create table attempts (
      project_id ${whole} not null,
      destination_id ${whole} not null,
      event ${whole} not null,
      number ${whole} not null,
      at ${whole} not null,
      cause ${text} not null,
      outcome ${text} not null,
      status ${whole},
      ms ${whole} not null,
      request ${text},
      response_head ${text},
      error ${text},
      constraint attempts_key primary key (project_id, destination_id, event, number)
    )`.execute(db)
}
