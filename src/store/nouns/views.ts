import type { Insertable, Kysely, Selectable } from 'kysely'
import type { View } from '../../domain/view.ts'
import type { Tables, ViewsTable } from '../schema/tables.ts'
import { counters } from './counters.ts'

/** Saved views of a project. The caller checks who may see or change one. */
export function views(db: Kysely<Tables>) {
  return { of, find, count, insert, change, remove, removePrivate }

  /** The views of a project that an actor sees, by position. */
  async function of(project: number, actor: string): Promise<View[]> {
    const rows = await db
      .selectFrom('views')
      .selectAll()
      .where('project_id', '=', project)
      .where((where) => where.or([where('shared', '=', 1), where('owner', '=', actor)]))
      .orderBy('position')
      .orderBy('id')
      .execute()
    return rows.map(toView)
  }

  async function find(project: number, id: number): Promise<View | undefined> {
    const row = await db
      .selectFrom('views')
      .selectAll()
      .where('project_id', '=', project)
      .where('id', '=', id)
      .executeTakeFirst()
    return row && toView(row)
  }

  /** The number of views in a project, and of those an owner has there. */
  async function count(project: number, owner: string): Promise<{ all: number; own: number }> {
    return db
      .selectFrom('views')
      .select(({ fn }) => fn.countAll<number>().as('all'))
      .select(({ fn }) => fn.countAll<number>().filterWhere('owner', '=', owner).as('own'))
      .where('project_id', '=', project)
      .executeTakeFirstOrThrow()
  }

  /** Inserts a view with the next id, at the last position; returns it. The caller checks the limits. */
  async function insert(project: number, draft: Omit<View, 'id' | 'position' | 'version'>): Promise<View> {
    const { position } = await db
      .selectFrom('views')
      .select(({ fn }) => fn.max<number | null>('position').as('position'))
      .where('project_id', '=', project)
      .executeTakeFirstOrThrow()
    const { owner, isShared, name, kind, period, filter, q, sort, columns } = draft
    const fields = { owner, isShared, name, kind, period, filter, q, sort, columns }
    const id = await counters(db).next(project, 'view')
    const view: View = { ...fields, id, position: (position ?? -1) + 1, version: 1 }
    await db.insertInto('views').values(toRow(project, view)).execute()
    return view
  }

  async function change(project: number, view: View): Promise<void> {
    const { owner, shared, position, version, name, kind, period, filter, q, sort, columns } = toRow(project, view)
    await db
      .updateTable('views')
      .set({ owner, shared, position, version, name, kind, period, filter, q, sort, columns })
      .where('project_id', '=', project)
      .where('id', '=', view.id)
      .execute()
  }

  async function remove(project: number, id: number): Promise<void> {
    await db.deleteFrom('views').where('project_id', '=', project).where('id', '=', id).execute()
  }

  /** Removes the views of an owner who is gone that nobody else sees. */
  async function removePrivate(project: number, owner: string): Promise<void> {
    await db
      .deleteFrom('views')
      .where('project_id', '=', project)
      .where('owner', '=', owner)
      .where('shared', '=', 0)
      .execute()
  }
}

function toView({ project_id, shared, filter, columns, ...same }: Selectable<ViewsTable>): View {
  return { ...same, isShared: shared === 1, filter: JSON.parse(filter), columns: columns && JSON.parse(columns) }
}

function toRow(project: number, view: View): Insertable<ViewsTable> {
  return {
    project_id: project,
    id: view.id,
    owner: view.owner,
    shared: view.isShared ? 1 : 0,
    position: view.position,
    version: view.version,
    name: view.name,
    kind: view.kind,
    period: view.period,
    filter: JSON.stringify(view.filter),
    q: view.q,
    sort: view.sort,
    columns: view.columns && JSON.stringify(view.columns),
  }
}
