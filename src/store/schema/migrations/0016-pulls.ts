import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** Pulls from the vendor: their progress, the transferred and the failed items, and the differences between both sides. */
export async function up(db: Kysely<Tables>, { types: { whole, text }, clustered }: Dialect): Promise<void> {
  await sql`
    create table pulls (
      project_id ${whole} not null references projects (id),
      id ${whole} not null,
      at ${whole} not null,
      door ${text} not null,
      actor ${text} not null,
      url ${text} not null,
      outside ${whole} not null,
      secret ${text},
      state ${text} not null,
      watches ${whole} not null,
      missing_status ${whole},
      place ${text} not null,
      tally ${text} not null,
      since ${text} not null,
      swept_at ${whole},
      failure ${text},
      failing_since ${whole},
      next_at ${whole} not null,
      ended_at ${whole},
      leased_by ${text},
      leased_until ${whole} not null default 0,
      constraint pulls_key primary key (project_id, id)
    )`.execute(db)
  await sql`
    create table pulled (
      project_id ${whole} not null,
      noun ${text} not null,
      id ${whole} not null,
      prints ${text} not null,
      constraint pulled_key primary key (project_id, noun, id)
    ) ${clustered}`.execute(db)
  await sql`
    create table pull_faults (
      project_id ${whole} not null,
      pull_id ${whole} not null,
      noun ${text} not null,
      outside_id ${text} not null,
      at ${whole} not null,
      code ${text} not null,
      argument ${text},
      params ${text} not null,
      constraint pull_faults_key primary key (project_id, pull_id, noun, outside_id)
    )`.execute(db)
  await sql`
    create table pull_reports (
      project_id ${whole} not null,
      pull_id ${whole} not null,
      at ${whole} not null,
      report ${text} not null,
      constraint pull_reports_key primary key (project_id, pull_id, at)
    )`.execute(db)
}
