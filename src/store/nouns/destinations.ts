import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Destination, DestinationState } from '../../domain/destination.ts'
import type { DestinationsTable } from '../schema/delivery-tables.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { counters } from './counters.ts'
import type { Target } from './deliveries.ts'

/** Where the events of a project go. No read returns those that are being removed, except `hidden`. */
export function destinations(db: Kysely<Tables>, dialect: Dialect) {
  return { of, all, told, find, findForUpdate, planned, insert, change, setPlannedTo, forgot, hide, hidden, remove }

  async function of(project: number): Promise<Destination[]> {
    const rows = await select().where('project_id', '=', project).orderBy('id').execute()
    return rows.map(toDestination)
  }

  /** The destinations of all projects. */
  async function all(): Promise<Destination[]> {
    return (await select().orderBy('project_id').orderBy('id').execute()).map(toDestination)
  }

  /** The names and addresses of the active destinations of all projects. No other column is parsed, so that a damaged one does no harm. */
  function told(): Promise<Pick<Destination, 'name' | 'url'>[]> {
    return db
      .selectFrom('destinations')
      .select(['name', 'url'])
      .where('state', '=', 'on')
      .orderBy('project_id')
      .orderBy('id')
      .execute()
  }

  async function find(project: number, id: number): Promise<Destination | undefined> {
    const row = await one(project, id).executeTakeFirst()
    return row && toDestination(row)
  }

  /** The same, locked until the transaction ends. */
  async function findForUpdate(project: number, id: number): Promise<Destination | undefined> {
    const row = await one(project, id)
      .$if(dialect.locksRows, (query) => query.forUpdate())
      .executeTakeFirst()
    return row && toDestination(row)
  }

  /** The active destinations of a project that no other transaction has locked; they stay locked until this transaction ends. */
  async function planned(project: number): Promise<Destination[]> {
    const rows = await select()
      .where('project_id', '=', project)
      .where('state', '=', 'on')
      .orderBy('id')
      .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked())
      .execute()
    return rows.map(toDestination)
  }

  /** Inserts a destination with the next id. It gets the events after the last one of the project, which must be locked. */
  async function insert(project: number, draft: Omit<Destination, 'project' | 'id' | 'plannedTo'>) {
    const id = await counters(db).next(project, 'destination')
    const { last_event: plannedTo } = await db
      .selectFrom('projects')
      .select('last_event')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    const destination: Destination = { ...draft, project, id, plannedTo }
    await db
      .insertInto('destinations')
      .values({ project_id: project, id, planned_to: plannedTo, ...toRow(destination) })
      .execute()
    return destination
  }

  /** Stores all of a destination except `plannedTo`. */
  async function change(destination: Destination): Promise<void> {
    await update(destination.project, destination.id).set(toRow(destination)).execute()
  }

  async function setPlannedTo(project: number, ids: readonly number[], event: number): Promise<void> {
    if (ids.length === 0) return
    await db
      .updateTable('destinations')
      .set({ planned_to: event })
      .where('project_id', '=', project)
      .where('id', 'in', ids)
      .where('planned_to', '<', event)
      .execute()
  }

  /** Notes that some deliveries were removed. */
  async function forgot(project: number, id: number, count: number): Promise<void> {
    await update(project, id)
      .set(({ eb }) => ({ forgotten: eb('forgotten', '+', count) }))
      .execute()
  }

  /** Hides a destination, until its rows are deleted and then it. */
  async function hide(project: number, id: number): Promise<void> {
    await update(project, id).set({ state: 'removed' }).execute()
  }

  /** The hidden destinations of all projects: their removal is in progress or was interrupted. */
  function hidden(): Promise<Target[]> {
    return db
      .selectFrom('destinations')
      .select(['project_id as project', 'id as destination'])
      .where('state', '=', 'removed')
      .orderBy('project_id')
      .orderBy('id')
      .execute()
  }

  /** Deletes a hidden destination. */
  async function remove({ project, destination }: Target): Promise<void> {
    await db
      .deleteFrom('destinations')
      .where('project_id', '=', project)
      .where('id', '=', destination)
      .where('state', '=', 'removed')
      .execute()
  }

  function select() {
    return db.selectFrom('destinations').selectAll().where('state', '<>', 'removed')
  }

  function one(project: number, id: number) {
    return select().where('project_id', '=', project).where('id', '=', id)
  }

  function update(project: number, id: number) {
    return db.updateTable('destinations').where('project_id', '=', project).where('id', '=', id)
  }
}

function toDestination(row: Selectable<DestinationsTable>): Destination {
  const { project_id, old_secret, old_secret_until, settings, topics, filter, also, first_failure_at, ...same } = row
  const { planned_to, created_at, ...rest } = same
  return {
    ...rest,
    project: project_id,
    state: row.state as DestinationState,
    settings: settings === null ? {} : JSON.parse(settings),
    oldSecret: old_secret,
    oldSecretUntil: old_secret_until,
    topics: topics && JSON.parse(topics),
    filter: filter && JSON.parse(filter),
    also: JSON.parse(also),
    firstFailureAt: first_failure_at,
    plannedTo: planned_to,
    createdAt: created_at,
  }
}

function toRow(destination: Destination) {
  const { version, kind, name, url, secret, state, reason, failures, createdAt } = destination
  const { settings, oldSecret, oldSecretUntil, topics, filter, also, firstFailureAt } = destination
  return {
    version,
    kind,
    name,
    url,
    settings: Object.keys(settings).length === 0 ? null : JSON.stringify(settings),
    secret,
    old_secret: oldSecret,
    old_secret_until: oldSecretUntil,
    topics: topics && JSON.stringify(topics),
    filter: filter === null ? null : JSON.stringify(filter),
    also: JSON.stringify(also),
    state,
    reason,
    failures,
    first_failure_at: firstFailureAt,
    created_at: createdAt,
  } satisfies Partial<Insertable<DestinationsTable>>
}
