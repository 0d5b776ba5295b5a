import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import { bulkInsert } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'

/** The keys by which imports recognise leads, and the existing leads that each import matched. */
export function importLeads(db: Kysely<Tables>, dialect: Dialect) {
  return { keep, meet, noteRestored, noteKept, forgetLeads }

  /** Stores the keys of new leads. */
  async function keep(project: number, keys: readonly { key: string; lead: number }[]): Promise<void> {
    const rows = keys.map(({ key, lead }) => ({ project_id: project, key, lead_id: lead }))
    if (rows.length > 0) await insertKeys(db, dialect, rows)
  }

  async function meet(project: number, id: number, leads: readonly number[]): Promise<void> {
    if (leads.length > 0)
      await insertMet(
        db,
        dialect,
        leads.map((lead) => ({ project_id: project, import_id: id, lead_id: lead })),
      )
  }

  /** Marks matched leads as restored by an undo. Returns those that were not marked before. */
  async function noteRestored(project: number, id: number, leads: readonly number[]): Promise<number[]> {
    if (leads.length === 0) return []
    const rows = await ofMet(project, id, leads)
      .set({ restored: 1 })
      .where('restored', '=', 0)
      .returning('lead_id')
      .execute()
    return rows.map(({ lead_id }) => lead_id)
  }

  /** The same for leads that the undo kept. */
  async function noteKept(project: number, id: number, leads: readonly number[]): Promise<number[]> {
    if (leads.length === 0) return []
    const rows = await ofMet(project, id, leads).set({ kept: 1 }).where('kept', '=', 0).returning('lead_id').execute()
    return rows.map(({ lead_id }) => lead_id)
  }

  function ofMet(project: number, id: number, leads: readonly number[]) {
    return db
      .updateTable('import_met')
      .where('project_id', '=', project)
      .where('import_id', '=', id)
      .where(dialect.among(sql.ref('lead_id'), leads))
  }

  /** Deletes the keys of leads. */
  async function forgetLeads(project: number, leads: readonly number[]): Promise<void> {
    if (leads.length === 0) return
    const ofLeads = dialect.among(sql.ref('lead_id'), leads)
    await db.deleteFrom('import_keys').where('project_id', '=', project).where(ofLeads).execute()
  }
}

const insertKeys = bulkInsert<Selectable<Tables['import_keys']>>('import_keys', ['project_id', 'key', 'lead_id'])
const insertMet = bulkInsert<Pick<Selectable<Tables['import_met']>, 'project_id' | 'import_id' | 'lead_id'>>(
  'import_met',
  ['project_id', 'import_id', 'lead_id'],
)
