import type { CompiledQuery, Kysely } from 'kysely'
import type { Lead, LeadDifference } from '../../domain/lead.ts'
import type { Project } from '../../domain/project.ts'
import type { LeadRow, Tables } from '../schema/tables.ts'
import { bulkUpdate } from '../sql/bulk-insert.ts'
import { runWrite } from '../sql/connection.ts'
import type { Dialect } from '../sql/dialect.ts'
import { toColumns } from './row.ts'

/** A lead and how it is to differ. */
export type LeadDiffers = { lead: Lead; difference: LeadDifference }

type ChangedRow = Partial<LeadRow> & Pick<LeadRow, 'project_id' | 'id' | 'version'>
type Column = keyof LeadRow & string

/**
 * Writes differences of leads and raises their versions, those with the same columns together. A lead that is among them several times, each
 * time as the change before left it, is written once.
 */
export async function updateRows(
  db: Kysely<Tables>,
  dialect: Dialect,
  project: Project,
  changes: readonly LeadDiffers[],
): Promise<void> {
  const rows = new Map<number, ChangedRow>()
  for (const { lead, difference } of changes) {
    const changed = { ...toColumns(difference, project), version: lead.version + 1 }
    rows.set(lead.id, { project_id: project.id, id: lead.id, ...rows.get(lead.id), ...changed })
  }
  const alike = new Map<string, ChangedRow[]>()
  for (const { project_id, id, ...columns } of rows.values()) {
    const names = Object.keys(columns).sort().join()
    const some = alike.get(names) ?? []
    alike.set(names, some)
    some.push({ project_id, id, ...columns })
  }
  for (const [names, some] of alike) {
    const update = updateOf(names)
    if (update) await update(db, dialect, some)
    else for (const row of some) await runWrite(db, oneUpdate(db, row))
  }
}

type Update = ReturnType<typeof bulkUpdate<ChangedRow>>

/** Which columns change together is up to the clients, so only so many statements are kept. */
const kept = new Map<string, Update>()
const maxKept = 100

function updateOf(names: string): Update | undefined {
  const known = kept.get(names)
  if (known || kept.size === maxKept) return known
  const update = bulkUpdate<ChangedRow>('leads', ['project_id', 'id'], names.split(',') as Column[])
  kept.set(names, update)
  return update
}

function oneUpdate(db: Kysely<Tables>, { project_id, id, ...columns }: ChangedRow): CompiledQuery {
  return db.updateTable('leads').set(columns).where('project_id', '=', project_id).where('id', '=', id).compile()
}
