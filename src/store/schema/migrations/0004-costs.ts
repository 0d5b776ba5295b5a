import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** Money spent for a channel, a source or a campaign on a day, and what undoes a change of it. */
export async function up(db: Kysely<Tables>, { types: { whole, text }, clustered }: Dialect): Promise<void> {
  await sql`
    create table costs (
      project_id ${whole} not null references projects (id),
      id ${whole} not null,
      day ${text} not null,
      kind ${text} not null,
      target_key ${text} not null,
      target ${text} not null,
      amount ${whole} not null,
      currency ${text} not null,
      note ${text},
      at ${whole} not null,
      door ${text} not null,
      actor ${text} not null,
      constraint costs_key primary key (project_id, id)
    )`.execute(db)
  await sql`create unique index costs_day on costs (project_id, day, kind, target_key)`.execute(db)
  await sql`
    create table cost_undos (
      project_id ${whole} not null,
      token ${text} not null,
      at ${whole} not null,
      actor ${text} not null,
      changes ${text} not null,
      constraint cost_undos_key primary key (project_id, token)
    ) ${clustered}`.execute(db)
  await sql`create index cost_undos_at on cost_undos (project_id, at)`.execute(db)
}
