import { type Kysely, type Selectable, sql } from 'kysely'
import type { LeadCountsTable, Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { pipelined } from '../sql/pipeline.ts'
import { preparedWrite } from '../sql/prepared-query.ts'
import { type Cell, type CountTable, countedDates, grains } from './cells.ts'

const countTables = Object.keys(countedDates) as CountTable[]

/** The fields that the roll-up counts a lead by. */
export type Counted = {
  creation_date: number
  paid_date?: number | null | undefined
  status: number
  price?: number | null | undefined
}

/** Writes the roll-up: leads and prices by slice and status. Nothing else writes it, and every change of a lead does so here. */
export function leadCounts(db: Kysely<Tables>, dialect: Dialect) {
  return { add, remove: (project: number, leads: Counted[]) => change(project, [[leads, -1]]), replace, touch, recount }

  function add(project: number, leads: Counted[]): Promise<void> {
    return change(project, [[leads, 1]])
  }

  /** Counts leads as they are after a change, and removes them as they were before it. */
  function replace(project: number, before: Counted[], after: Counted[]): Promise<void> {
    return change(project, [
      [before, -1],
      [after, 1],
    ])
  }

  async function change(project: number, changes: Changes): Promise<void> {
    const changing = exactParts(changes).flatMap((some) =>
      countTables.map(async (table) => {
        const cells = new Map<string, CellRow>()
        for (const [leads, sign] of some) addCells(cells, project, leads, countedDates[table], sign)
        if (cells.size > 0) await addTo[table](db, dialect, { cells: JSON.stringify([...cells.values()]) })
      }),
    )
    await pipelined(changing)
  }

  /** Raises the versions of the days of leads that changed in fields which only reports count by. */
  async function touch(project: number, leads: Counted[]): Promise<void> {
    await change(project, [[leads, 0]])
  }

  /**
   * Recounts one cell from the leads, raises the version of its day, by which servers tell whether a remembered slice is current, and clears the
   * cache of reports. The project's row must be locked.
   */
  async function recount({ table, project_id, grain, slice, status }: Cell): Promise<void> {
    const date = sql.ref(countedDates[table])
    const whole = (number: number) => sql`cast(${number} as bigint)`
    await sql`
      insert into ${sql.table(table)} (project_id, grain, slice, status, n, sum)
      select ${whole(project_id)}, ${whole(grain)}, ${whole(slice)}, ${whole(status)}, count(*), coalesce(sum(price), 0)
      from leads
      where project_id = ${project_id} and status = ${status} and deleted_at is null
        and ${date} >= ${slice * grain} and ${date} < ${(slice + 1) * grain}
      on conflict (project_id, grain, slice, status)
        do update set n = excluded.n, sum = excluded.sum, version = ${sql.table(table)}.version + 1
    `.execute(db)
    if (grain !== grains.day) {
      const day = Math.floor((slice * grain) / grains.day)
      const raised = db.updateTable(table).set({ version: sql`version + 1` })
      await raised
        .where('project_id', '=', project_id)
        .where('grain', '=', grains.day)
        .where('slice', '=', day)
        .execute()
    }
    await db.deleteFrom('tally_cache').where('project_id', '=', project_id).execute()
  }
}

type CellRow = Omit<Selectable<LeadCountsTable>, 'version'>
const cellColumns = ['project_id', 'grain', 'slice', 'status', 'n', 'sum'] as const satisfies (keyof CellRow)[]

const addTo = { lead_counts: additionTo('lead_counts'), paid_counts: additionTo('paid_counts') }

function additionTo(table: CountTable) {
  const [target, names] = [sql.table(table), sql.join(cellColumns.map((column) => sql.ref(column)))]
  return preparedWrite<{ cells: string }>((db, value, dialect) => ({
    compile: () =>
      sql<never>`
        insert into ${target} (${names}) ${dialect.fromJson(table, cellColumns, value('cells'))} where true
        on conflict (project_id, grain, slice, status) do update set n = ${target}.n + excluded.n, sum = ${target}.sum + excluded.sum,
          version = ${target}.version + 1
      `.compile(db),
  }))
}

/** Whether leads are added, removed, or changed only for reports. */
type Sign = 1 | -1 | 0
type Changes = readonly [Counted[], Sign][]

/** Splits changes into parts whose prices have an exact sum; nearly always it is one part. */
function exactParts(changes: Changes): Changes[] {
  const [count, sum] = changes.reduce(
    ([count, sum], [leads]) => [count + leads.length, leads.reduce((sum, { price }) => sum + (price ?? 0), sum)],
    [0, 0],
  )
  if (sum <= Number.MAX_SAFE_INTEGER || count <= changes.length) return [changes]
  const part = (from: number, to: number) =>
    changes.map(([leads, sign]) => [leads.slice(from * leads.length, to * leads.length), sign] as [Counted[], Sign])
  return [...exactParts(part(0, 0.5)), ...exactParts(part(0.5, 1))]
}

/** Adds leads to the changes of the cells of one table. */
function addCells(
  cells: Map<string, CellRow>,
  project: number,
  leads: Counted[],
  dated: (typeof countedDates)[CountTable],
  sign: Sign,
): void {
  for (const { status, price, [dated]: date } of leads) {
    if (date === null || date === undefined) continue
    for (const grain of sign === 0 ? [grains.day] : [grains.hour, grains.day]) {
      const slice = Math.floor(date / grain)
      const name = `${grain} ${slice} ${status}`
      const cell = cells.get(name) ?? { project_id: project, grain, slice, status, n: 0, sum: 0 }
      cells.set(name, cell)
      cell.n += sign
      cell.sum += sign * (price ?? 0)
    }
  }
}
