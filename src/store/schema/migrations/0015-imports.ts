import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * Imports of leads, the keys by which they recognise leads, the existing leads that each import matched, and its refused rows. Refused rows are
 * written in the transaction that counts them.
 */
export async function up(db: Kysely<Tables>, { types: { whole, text }, clustered }: Dialect): Promise<void> {
  await sql`
    create table imports (
      project_id ${whole} not null references projects (id),
      id ${whole} not null,
      at ${whole} not null,
      door ${text} not null,
      actor ${text} not null,
      name ${text} not null,
      size ${whole} not null,
      file ${text} not null,
      state ${text} not null,
      reading ${text},
      found ${text},
      sheets ${text} not null,
      preview ${text},
      mapping ${text},
      forecast ${text},
      place ${whole} not null default 0,
      total ${whole},
      outcome ${text} not null,
      token ${text} not null,
      last_lead ${whole} not null default 0,
      begun_at ${whole},
      ended_at ${whole},
      rate ${whole} not null default 0,
      beat_at ${whole} not null default 0,
      made ${text} not null,
      undone ${text},
      failure ${text},
      failures ${whole} not null default 0,
      leased_until ${whole} not null default 0,
      constraint imports_key primary key (project_id, id)
    )`.execute(db)
  await sql`create index imports_state on imports (state, leased_until)`.execute(db)
  await sql`
    create table import_keys (
      project_id ${whole} not null,
      key ${text} not null,
      lead_id ${whole} not null,
      constraint import_keys_key primary key (project_id, key)
    ) ${clustered}`.execute(db)
  await sql`create index import_keys_lead on import_keys (project_id, lead_id)`.execute(db)
  await sql`
    create table import_met (
      project_id ${whole} not null,
      import_id ${whole} not null,
      lead_id ${whole} not null,
      constraint import_met_key primary key (project_id, import_id, lead_id)
    ) ${clustered}`.execute(db)
  await sql`
    create table import_refusals (
      project_id ${whole} not null,
      import_id ${whole} not null,
      "row" ${whole} not null,
      line ${whole} not null,
      fault ${text} not null,
      constraint import_refusals_key primary key (project_id, import_id, "row")
    ) ${clustered}`.execute(db)
}
