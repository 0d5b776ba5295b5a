import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * Lost reasons, and the statuses that each lead has passed, with the time in them; without these, funnel reports would read every event. The
 * migration computes them for existing leads from their events.
 */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { types, clustered } = dialect
  await sql`alter table leads add column lost_reason ${types.whole}`.execute(db)
  await sql`alter table leads add column passed ${types.text}`.execute(db)
  await sql`alter table leads add column status_since ${types.whole}`.execute(db)
  await sql`
    create table lost_reasons (
      project_id ${types.whole} not null,
      id ${types.whole} not null,
      name ${types.text} not null,
      position ${types.whole} not null,
      removed_at ${types.whole},
      constraint lost_reasons_key primary key (project_id, id)
    ) ${clustered}`.execute(db)
  await sql`
    create table stays (
      project_id ${types.whole} not null,
      lead_id ${types.whole} not null,
      status ${types.whole} not null,
      seconds ${types.whole} not null,
      constraint stays_key primary key (project_id, lead_id, status)
    ) ${clustered}`.execute(db)
  await readEvents(db, dialect)
}

/** Each change of status ends a stay that began with the previous change, or when the lead was received. */
async function readEvents(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const left = sql`cast(${dialect.jsonText(sql.ref('events.before'), sql.lit('status'))} as bigint)`
  const isChange = dialect.contains(sql.ref('events.topics'), '"lead.status_changed"')
  await sql`
    insert into stays (project_id, lead_id, status, seconds)
    select project_id, lead_id, status, cast(sum(case when ended > begun then ended - begun else 0 end) as bigint) from (
      select events.project_id, events.lead_id, ${left} as status, events.at as ended, coalesce(
        lag(events.at) over (partition by events.project_id, events.lead_id order by events.number), leads.recorded_at) as begun
      from events join leads on leads.project_id = events.project_id and leads.id = events.lead_id
      where ${isChange}
    ) as each_stay where status is not null group by project_id, lead_id, status`.execute(db)
  // Citus cannot join `stays`, which is not distributed yet
  await sql`
    update leads set passed = way.passed, status_since = way.since from (
      select project_id, lead_id, ',' || string_agg(cast(status as text), ',' order by status) || ',' as passed, max(at) as since from (
        select project_id, lead_id, ${left} as status, max(at) as at from events where ${isChange} group by 1, 2, 3) as each_status
      group by project_id, lead_id having count(status) > 0) as way
    where way.project_id = leads.project_id and way.lead_id = leads.id`.execute(db)
}
