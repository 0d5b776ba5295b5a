import { type Kysely, sql } from 'kysely'
import { fold } from '../../../domain/fold.ts'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * The costs of a channel, a source or a campaign per day, and the data that undoes a change of them. Also the case-folded utm of the first touch,
 * by which reports and filters compare.
 */
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
  await sql`alter table leads add column first_utm_folded ${text}`.execute(db)
  await sql`update leads set first_utm_folded = utm_folded where first_touch = last_touch`.execute(db)
  await foldFirstTouches(db)
}

/** Fills in leads whose first touch is not the last one, in batches by id. It runs in the program, since the databases cannot fold a text. */
async function foldFirstTouches(db: Kysely<Tables>): Promise<void> {
  for (let place = [0, 0]; ; ) {
    const { rows } = await sql<{ project_id: number; id: number; first_touch: string }>`
      select project_id, id, first_touch from leads
      where (project_id, id) > (${sql.join(place)}) and first_touch is not null and first_touch is distinct from last_touch
      order by project_id, id limit 500`.execute(db)
    for (const { project_id, id, first_touch } of rows)
      await sql`update leads set first_utm_folded = ${folded(first_touch)} where project_id = ${project_id} and id = ${id}`.execute(
        db,
      )
    const last = rows.at(-1)
    if (!last) return
    place = [last.project_id, last.id]
  }
}

function folded(touch: string): string | null {
  const utm = Object.entries(JSON.parse(touch) as Record<string, string>).filter(([name]) => name.startsWith('utm_'))
  return utm.length === 0 ? null : JSON.stringify(Object.fromEntries(utm.map(([name, value]) => [name, fold(value)])))
}
