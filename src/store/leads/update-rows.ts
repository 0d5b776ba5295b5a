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
  const rounds: Map<string, Alike>[] = []
  for (const { lead, difference } of changes) {
    const columns = toColumns(difference, project)
    const time = times.get(lead.id) ?? 0
    times.set(lead.id, time + 1)
    rounds[time] ??= new Map()
    const alike = rounds[time]
    const names = Object.keys(columns).sort().join()
    const { rows, changed } = alike.get(names) ?? { rows: [], changed: [] }
    alike.set(names, { rows, changed })
    rows.push({ project_id: project.id, id: lead.id, ...columns })
    changed.push({ lead, difference })
  }
  for (const round of rounds)
    for (const [names, { rows, changed }] of round) {
      const update = updateOf(names)
      if (update) await update(db, dialect, rows)
      else for (const each of changed) await runWrite(db, oneUpdate(db, project, each))
    }
}

/** Changes of the same columns, and their rows. */
type Alike = { rows: ChangedRow[]; changed: LeadDiffers[] }
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

function oneUpdate(db: Kysely<Tables>, project: Project, { lead, difference }: LeadDiffers): CompiledQuery {
  return db
    .updateTable('leads')
    .set({ ...toColumns(difference, project), version: sql<number>`version + 1` })
    .where('project_id', '=', project.id)
    .where('id', '=', lead.id)
    .compile()
}
