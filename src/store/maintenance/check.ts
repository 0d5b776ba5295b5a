import { type Kysely, sql } from 'kysely'
import { type Cell, type CountTable, countedDates, grains, sliceOf } from '../counts/cells.ts'
import type { Tables } from '../schema/tables.ts'

/** Cells of the roll-up that differ from a recount. */
export async function wrongCounts(db: Kysely<Tables>): Promise<Cell[]> {
  const wrong: Cell[] = []
  for (const table of Object.keys(countedDates) as CountTable[]) wrong.push(...(await wrongIn(db, table)))
  return wrong
}

async function wrongIn(db: Kysely<Tables>, table: CountTable): Promise<Cell[]> {
  const date = countedDates[table]
  const counted = sql.join(
    Object.values(grains).map(
      (grain) => sql`
        select project_id, ${sql.lit(grain)} as grain, ${sliceOf(date, grain)} as slice, status, 1 as n, coalesce(price, 0) as sum
        from leads where deleted_at is null and ${sql.ref(date)} is not null`,
    ),
    sql` union all `,
  )
  const { rows } = await sql<Omit<Cell, 'table'>>`
    select project_id, grain, slice, status from (
      ${counted}
      union all
      select project_id, grain, slice, status, -n, -sum from ${sql.table(table)}
    ) as both_sides
    group by project_id, grain, slice, status having sum(n) <> 0 or sum(sum) <> 0
  `.execute(db)
  return rows.map((cell) => ({ ...cell, table }))
}

/** Counters that disagree with rows, a sentence each. */
export async function wrongNumbers(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ id: number; fault: string }>`
    select p.id, 'has a lead above its last number' as fault from projects p
      where exists (select 1 from leads l where l.project_id = p.id and l.id > p.last_lead)
    union all
    select p.id, 'has events that do not count up to its last number' from projects p
      where p.last_event <> (select count(*) from events e where e.project_id = p.id and e.number between 1 and p.last_event)
      or exists (select 1 from events e where e.project_id = p.id and e.number > p.last_event)
    union all
    select project_id, 'has a ' || noun || ' above its last number' from (
      select project_id, 'status' as noun, id from statuses
      union all select project_id, 'channel', id from channels
      union all select project_id, 'field', id from own_fields
      union all select project_id, 'view', id from views
      union all select project_id, 'job', id from jobs
      union all select project_id, 'destination', id from destinations
      union all select project_id, 'cost', id from costs
      union all select project_id, 'pull', id from pulls
    ) as numbered
      where not exists (select 1 from counters c where c.project_id = numbered.project_id and c.noun = numbered.noun and c.last >= numbered.id)
      group by project_id, noun
    union all
    select p.id, 'has a destination that is ahead of its events' from projects p
      where exists (select 1 from destinations d where d.project_id = p.id and d.planned_to > p.last_event)
    union all
    select d.project_id, 'has deliveries that its destination ' || d.id || ' has not come to' from destinations d
      where exists (select 1 from deliveries w where w.project_id = d.project_id and w.destination_id = d.id and w.event > d.planned_to)
    union all
    select project_id, 'has a lead without the event that made it' from (
      select project_id, id from leads except select project_id, lead_id from events where before is null
    ) as silent group by project_id
  `.execute(db)
  return rows.map(({ id, fault }) => `Project ${id} ${fault}`)
}
