import type { Kysely } from 'kysely'
import type { Lead, LeadDifference } from '../../domain/lead.ts'
import type { Project } from '../../domain/project.ts'
import type { LeadRow, Tables } from '../schema/tables.ts'
import { bulkUpdate } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'
import { toColumns } from './row.ts'

/** A lead and the difference to write. `isMove` tells a move to another status from the undo of one. */
export type LeadDiffers = { lead: Lead; difference: LeadDifference; isMove?: boolean }

type ChangedRow = Partial<LeadRow> & Pick<LeadRow, 'project_id' | 'id' | 'version'>
type Column = keyof LeadRow & string

/**
 * Writes differences of leads and raises their versions, with one statement for each set of columns. If a lead occurs several times, each time as
 * the change before left it, it is written once.
 */
export async function updateRows(
  db: Kysely<Tables>,
  dialect: Dialect,
  project: Project,
  changes: readonly LeadDiffers[],
): Promise<void> {
  const merged = new Map<number, LeadDiffers>()
  for (const { lead, difference } of changes)
    merged.set(lead.id, { lead, difference: { ...merged.get(lead.id)?.difference, ...difference } })
  const alike = new Map<string, ChangedRow[]>()
  for (const { lead, difference } of merged.values()) {
    const changed = toColumns(difference, project)
    const columns = isKept(namesOf(changed)) ? changed : toColumns({ ...lead, ...difference }, project)
    const some = alike.get(namesOf(columns)) ?? []
    alike.set(namesOf(columns), some)
    some.push({ project_id: project.id, id: lead.id, ...columns, version: lead.version + 1 })
  }
  for (const [names, rows] of alike) await updateOf(names)(db, dialect, rows)
}

type Update = ReturnType<typeof bulkUpdate<ChangedRow>>

/** Clients decide which columns change together, so at most `maxKept` statements are kept. Other sets are written with all columns. */
const kept = new Map<string, Update>()
const maxKept = 100

function namesOf(columns: Partial<LeadRow>): string {
  return Object.keys(columns).sort().join()
}

function isKept(names: string): boolean {
  return kept.has(names) || kept.size < maxKept
}

function updateOf(names: string): Update {
  const columns = ['version', ...names.split(',').filter(Boolean)] as Column[]
  const update = kept.get(names) ?? bulkUpdate<ChangedRow>('leads', ['project_id', 'id'], columns)
  kept.set(names, update)
  return update
}
