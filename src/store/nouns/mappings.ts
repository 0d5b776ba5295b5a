import type { Insertable, Kysely, Selectable } from 'kysely'
import { type Mapping, optionsOf } from '../../domain/mapping.ts'
import type { MappingsTable } from '../schema/capture-tables.ts'
import type { Tables } from '../schema/tables.ts'

/** How receipts of a project's sources are mapped to fields. */
export function mappings(db: Kysely<Tables>) {
  return { of, find, keyFields, put, remove }

  async function of(project: number): Promise<Mapping[]> {
    const rows = await db.selectFrom('mappings').selectAll().where('project_id', '=', project).orderBy('name').execute()
    return rows.map(toMapping)
  }

  async function find(project: number, name: string): Promise<Mapping | undefined> {
    const row = await db
      .selectFrom('mappings')
      .selectAll()
      .where('project_id', '=', project)
      .where('name', '=', name)
      .executeTakeFirst()
    return row && toMapping(row)
  }

  /** The fields in which requests to a source of this name may have their key, over all projects: only the key tells the project of a request. */
  async function keyFields(name: string): Promise<string[]> {
    const rows = await db.selectFrom('mappings').select('settings').where('name', '=', name).limit(1_000).execute()
    const fields = rows.map(({ settings }) => (JSON.parse(settings) as Mapping).key)
    return [...new Set(fields.filter((each) => typeof each === 'string'))]
  }

  /** Inserts a mapping or replaces the one of its name. */
  async function put(project: number, mapping: Mapping): Promise<void> {
    const row = toRow(project, mapping)
    const { settings, version } = row
    await db
      .insertInto('mappings')
      .values(row)
      .onConflict((conflict) => conflict.columns(['project_id', 'name']).doUpdateSet({ settings, version }))
      .execute()
  }

  async function remove(project: number, name: string): Promise<void> {
    await db.deleteFrom('mappings').where('project_id', '=', project).where('name', '=', name).execute()
  }
}

function toMapping({ name, settings, version }: Selectable<MappingsTable>): Mapping {
  return { name, ...(JSON.parse(settings) as Omit<Mapping, 'name' | 'version'>), version }
}

function toRow(project: number, { name, version, ...settingsOf }: Mapping) {
  const { kind, title, rules, confirmation } = settingsOf
  const settings = JSON.stringify({ kind, title, rules, confirmation, ...optionsOf(settingsOf) })
  return { project_id: project, name, settings, version } satisfies Insertable<MappingsTable>
}
