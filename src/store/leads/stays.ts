import { type Kysely, sql } from 'kysely'
import type { StaysTable } from '../schema/report-tables.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { preparedWrite } from '../sql/prepared-query.ts'
import type { LeadDiffers } from './update-rows.ts'

/** How long leads were in statuses that they left. Only inside a transaction. */
export function stays(db: Kysely<Tables>, dialect: Dialect) {
  return { add, remove }

  /**
   * Adds the time that leads spent in the status that they leave. An undo sets `statusSince` back: then the time that the undone change added is
   * subtracted. A lead that moves after the clock stepped back spent no time in the status that it leaves.
   */
  async function add(project: number, changes: readonly LeadDiffers[]): Promise<void> {
    const [first, again]: [StaysTable[], StaysTable[]] = [[], []]
    for (const { lead, difference, isMove } of changes) {
      const { id, status, passed, recordedAt, statusSince } = lead
      if (difference.status === undefined || difference.statusSince === undefined) continue
      const [since, until] = [statusSince ?? recordedAt, difference.statusSince ?? recordedAt]
      const of = { project_id: project, lead_id: id }
      const isFirst = !passed?.includes(status) && difference.passed?.includes(status)
      const seconds = Math.max(0, until - since)
      if (isFirst) first.push({ ...of, status, seconds })
      else if (isMove) again.push({ ...of, status, seconds })
      else again.push({ ...of, status: until < since ? difference.status : status, seconds: until - since })
    }
    if (first.length > 0) await addFirst(db, dialect, { rows: JSON.stringify(first) })
    if (again.length > 0) await addAgain(db, dialect, { rows: JSON.stringify(again) })
  }

  /** Deletes the stays of a lead that is purged. */
  async function remove(project: number, lead: number): Promise<void> {
    await db.deleteFrom('stays').where('project_id', '=', project).where('lead_id', '=', lead).execute()
  }
}

const columns = ['project_id', 'lead_id', 'status', 'seconds'] as const satisfies (keyof StaysTable)[]

/** A row that exists already is left over from an undo, since the lead never passed that status: it is overwritten. */
const addFirst = addition(sql`excluded.seconds`)
const addAgain = addition(sql`stays.seconds + excluded.seconds`)

function addition(seconds: ReturnType<typeof sql>) {
  const names = sql.join(columns.map((column) => sql.ref(column)))
  return preparedWrite<{ rows: string }>((db, value, dialect) => ({
    compile: () =>
      sql<never>`
        insert into stays (${names}) ${dialect.fromJson('stays', columns, value('rows'))} where true
        on conflict (project_id, lead_id, status) do update set seconds = ${seconds}`.compile(db),
  }))
}
