import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Lead, LeadDifference } from '../../domain/lead.ts'
import type { Project } from '../../domain/project.ts'
import type { LeadRow, Tables } from '../schema/tables.ts'
import { bulkUpdate } from '../sql/bulk-insert.ts'
import { runWrite } from '../sql/connection.ts'
import type { Dialect } from '../sql/dialect.ts'
import { toColumns } from './row.ts'

/** A lead and how it is to differ. */
export type LeadDiffers = { lead: Lead; difference: LeadDifference }

/** Writes differences of leads and raises their versions, those with the same columns together. A lead that is among them twice is written twice. */
export async function updateRows(
  db: Kysely<Tables>,
  dialect: Dialect,
  project: Project,
  changes: readonly LeadDiffers[],
): Promise<void> {
  const times = new Map<number, number>()
  const rounds: Map<string, ChangedRow[]>[] = []
  for (const { lead, difference } of changes) {
    const columns = toColumns(difference, project)
    const time = times.get(lead.id) ?? 0
    times.set(lead.id, time + 1)
    rounds[time] ??= new Map()
    const alike = rounds[time]
    const names = Object.keys(columns).sort().join()
    const rows = alike.get(names) ?? []
    alike.set(names, rows)
    rows.push({ project_id: project.id, id: lead.id, ...columns })
  }
  for (const alike of rounds) for (const [names, rows] of alike) await writeAlike(db, dialect, names, rows)
}

async function writeAlike(db: Kysely<Tables>, dialect: Dialect, names: string, rows: ChangedRow[]): Promise<void> {
  const update = updateOf(names)
  if (update) await update(db, dialect, rows)
  else for (const row of rows) await runWrite(db, oneUpdate(db, row))
}

type ChangedRow = Partial<LeadRow> & Pick<LeadRow, 'project_id' | 'id'>
type Update = ReturnType<typeof bulkUpdate<ChangedRow>>

/** Which columns change together is up to the clients, so only so many statements are kept. */
const kept = new Map<string, Update>()
const maxKept = 100

function updateOf(names: string): Update | undefined {
  const known = kept.get(names)
  if (known || kept.size === maxKept) return known
  const columns = names.split(',').filter(Boolean) as (keyof LeadRow & string)[]
  const update = bulkUpdate<ChangedRow>('leads', ['project_id', 'id'], columns, ['version'])
  kept.set(names, update)
  return update
}

function oneUpdate(db: Kysely<Tables>, { project_id, id, ...columns }: ChangedRow): CompiledQuery {
  const raised = { ...columns, version: sql<number>`version + 1` }
  return db.updateTable('leads').set(raised).where('project_id', '=', project_id).where('id', '=', id).compile()
}
