import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** Working hours of projects, response deadlines of leads, members on duty, and the assignment of new leads. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await addDeadlines(db, dialect)
  await addDuty(db, dialect)
}

/**
 * A lead that was answered in time has no `due_at`, so the index contains only waiting and late ones. The server fills in the deadlines of existing
 * leads in the background, as after a change of working hours: `dues_from` is the last finished lead, `dues_after` the earliest time to begin.
 */
async function addDeadlines(db: Kysely<Tables>, { types: { whole, text } }: Dialect): Promise<void> {
  await sql`alter table leads add column due_at ${whole}`.execute(db)
  await sql`create index leads_due_at on leads (project_id, due_at) where due_at is not null`.execute(db)
  await sql`alter table projects add column working_time ${text}`.execute(db)
  await sql`alter table projects add column dues_from ${whole}`.execute(db)
  await sql`alter table projects add column dues_after ${whole}`.execute(db)
  await sql`update projects set dues_from = 0, dues_after = 0 where last_lead > 0`.execute(db)
}

/**
 * `turns` has the last lead that each member got in turn. It is a separate table because of the order of locks: a create writes it while it holds
 * the row of the project, which changes of memberships lock last.
 */
async function addDuty(db: Kysely<Tables>, { types: { whole, text }, clustered }: Dialect): Promise<void> {
  await sql`alter table memberships add column duty_since ${whole}`.execute(db)
  await sql`alter table projects add column assignment ${text}`.execute(db)
  await sql`
    create table turns (
      project_id ${whole} not null,
      member_id ${whole} not null,
      last_lead ${whole} not null,
      constraint turns_key primary key (project_id, member_id)
    ) ${clustered}`.execute(db)
}
