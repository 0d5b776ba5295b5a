import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import { type Import, type ImportState, type RefusedRow, workingStates } from '../../domain/import.ts'
import type { OwnFieldName } from '../../domain/own-field.ts'
import type { ImportsTable } from '../schema/import-tables.ts'
import type { Tables } from '../schema/tables.ts'
import { bulkInsert } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'
import { counters } from './counters.ts'
import { importLeads } from './import-leads.ts'
import { importRemoval } from './import-removal.ts'
import { toColumns, toImport } from './import-row.ts'

/** Imports of leads. The server process that works at one holds a lease (seconds) on it. */
export function imports(db: Kysely<Tables>, dialect: Dialect) {
  return {
    insert,
    find,
    findForUpdate,
    page,
    change,
    renew,
    hasWorking,
    hasColumnFor,
    hasNameFor,
    sizes,
    isWaiting,
    claim,
    files,
    refuse,
    refusals,
    ...importLeads(db, dialect),
    ...importRemoval(db),
  }

  /** Inserts an import with the next number; returns it. */
  async function insert(project: number, draft: Omit<Import, 'id'>): Promise<Import> {
    const id = await counters(db).next(project, 'import')
    const whole = {
      project_id: project,
      id,
      ...(toColumns(draft) as Omit<Insertable<ImportsTable>, 'project_id' | 'id'>),
    }
    await db.insertInto('imports').values(whole).execute()
    return { ...draft, id }
  }

  async function find(project: number, id: number): Promise<Import | undefined> {
    const row = await one(project, id).executeTakeFirst()
    return row && toImport(row)
  }

  /** The same, locked until the transaction ends. */
  async function findForUpdate(project: number, id: number): Promise<Import | undefined> {
    const row = await one(project, id)
      .$if(dialect.locksRows, (query) => query.forUpdate())
      .executeTakeFirst()
    return row && toImport(row)
  }

  /** The newest first: from the end, or from before a number. */
  async function page(project: number, before: number | undefined, limit: number): Promise<Import[]> {
    let query = shown(project).selectAll()
    if (before !== undefined) query = query.where('id', '<', before)
    return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toImport)
  }

  /** Changes the given parts; `leasedUntil` (seconds) also leases the import until then. */
  async function change(
    project: number,
    id: number,
    given: Partial<Omit<Import, 'id'>>,
    leasedUntil?: number,
  ): Promise<void> {
    await db
      .updateTable('imports')
      .set(toColumns(given, leasedUntil))
      .where('project_id', '=', project)
      .where('id', '=', id)
      .execute()
  }

  /** Extends the lease of an import that is still in `state`, until `leasedUntil` (seconds). */
  async function renew(
    project: number,
    id: number,
    { state, now, leasedUntil }: { state: ImportState; now: number; leasedUntil: number },
  ): Promise<void> {
    await db
      .updateTable('imports')
      .set({ beat_at: now, leased_until: leasedUntil })
      .where('project_id', '=', project)
      .where('id', '=', id)
      .where('state', '=', state)
      .execute()
  }

  /** Whether another import of the project is worked at. */
  async function hasWorking(project: number, id: number): Promise<boolean> {
    const row = await db
      .selectFrom('imports')
      .select('id')
      .where('project_id', '=', project)
      .where('id', '<>', id)
      .where('state', 'in', ['running', 'undoing'])
      .executeTakeFirst()
    return row !== undefined
  }

  /** Whether another import of the project, unless it is undone, loads a column into an own field. */
  async function hasColumnFor(project: number, id: number, field: OwnFieldName): Promise<boolean> {
    const row = await shown(project)
      .select('id')
      .where('id', '<>', id)
      .where('state', '<>', 'undone')
      .where(dialect.contains(sql.ref('mapping'), `"to":"${field}"`))
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  /** Whether another import of the project, unless it is undone, maps a status name to a status. */
  async function hasNameFor(project: number, id: number, status: number): Promise<boolean> {
    const row = await shown(project)
      .select('id')
      .where('id', '<>', id)
      .where('state', '<>', 'undone')
      .where(({ or }) => or([',', '}'].map((end) => dialect.contains(sql.ref('mapping'), `"status":${status}${end}`))))
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  /** The number of files in each state, and the sum of their announced sizes (bytes). */
  async function sizes(project: number): Promise<{ state: ImportState; files: number; bytes: number }[]> {
    const rows = await shown(project)
      .select(({ fn }) => [fn.countAll<string>().as('files'), fn.sum<string>('size').as('bytes')])
      .select((eb) => eb.ref('state').$castTo<ImportState>().as('state'))
      .groupBy('state')
      .execute()
    return rows.map(({ state, files, bytes }) => ({ state, files: Number(files), bytes: Number(bytes) }))
  }

  /** Whether an unfinished import has no process that works on it. */
  async function isWaiting(now: number): Promise<boolean> {
    return (await waiting(now).select('id').limit(1).executeTakeFirst()) !== undefined
  }

  function waiting(now: number) {
    return db
      .selectFrom('imports')
      .where('state', 'in', [...workingStates])
      .where('leased_until', '<=', now)
  }

  /** Leases an unfinished import that no process works on; `only` limits it to one project or one import. */
  async function claim(
    now: number,
    leasedUntil: number,
    only?: { project: number; id?: number },
  ): Promise<{ project: number; work: Import } | undefined> {
    const free = await waiting(now)
      .select(['project_id', 'id'])
      .$if(only !== undefined, (query) => query.where('project_id', '=', only?.project ?? 0))
      .$if(only?.id !== undefined, (query) => query.where('id', '=', only?.id ?? 0))
      .orderBy('leased_until')
      .limit(10)
      .execute()
    for (const { project_id: project, id } of free) {
      const row = await db
        .updateTable('imports')
        .set({ leased_until: leasedUntil })
        .where('project_id', '=', project)
        .where('id', '=', id)
        .where('state', 'in', [...workingStates])
        .where('leased_until', '<=', now)
        .returningAll()
        .executeTakeFirst()
      if (row) return { project, work: toImport(row) }
    }
    return
  }

  /** Which of these files belong to imports. */
  async function files(names: readonly string[]): Promise<Set<string>> {
    if (names.length === 0) return new Set()
    const rows = await db.selectFrom('imports').select('file').where('file', 'in', names).execute()
    return new Set(rows.map(({ file }) => file))
  }

  async function refuse(project: number, id: number, refused: readonly RefusedRow[]): Promise<void> {
    if (refused.length === 0) return
    await insertRefusals(
      db,
      dialect,
      refused.map(({ row, line, fault, text }) => ({
        project_id: project,
        import_id: id,
        row,
        line,
        fault: JSON.stringify({ ...fault, text }),
      })),
    )
  }

  /** The refused rows after one, in the order of the file. */
  async function refusals(project: number, id: number, after: number, limit: number): Promise<RefusedRow[]> {
    const rows = await db
      .selectFrom('import_refusals')
      .select(['row', 'line', 'fault'])
      .where('project_id', '=', project)
      .where('import_id', '=', id)
      .where('row', '>', after)
      .orderBy('row')
      .limit(limit)
      .execute()
    return rows.map(({ row, line, fault: kept }) => {
      const { text, ...fault } = JSON.parse(kept)
      return { row, line, fault, text }
    })
  }

  function one(project: number, id: number) {
    return shown(project).selectAll().where('id', '=', id)
  }

  /** The imports of a project that are not being removed. */
  function shown(project: number) {
    return db.selectFrom('imports').where('project_id', '=', project).where('state', '<>', 'removed')
  }
}

const insertRefusals = bulkInsert<Selectable<Tables['import_refusals']>>('import_refusals', [
  'project_id',
  'import_id',
  'row',
  'line',
  'fault',
])
