import { type Kysely, type Selectable, sql } from 'kysely'
import type { Job, JobState, ListedJob } from '../../domain/job.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { counters } from './counters.ts'

/** Jobs on many leads. A server process holds a lease (seconds) on each job that it runs. */
export function jobs(db: Kysely<Tables>, dialect: Dialect) {
  return { insert, find, findForUpdate, running, page, advance, stop, stopOf, isToken, noteUndo, claim, remove, forget }

  /** Inserts a job with the next number; returns the number. The project must be locked. */
  async function insert(project: number, job: Omit<Job, 'id' | 'undoneAt'>, leasedUntil: number): Promise<number> {
    const id = await counters(db).next(project, 'job')
    const { at, by, state, token, place, total, changed, skipped, failures } = job
    const failure = job.failure && JSON.stringify(job.failure)
    const begun = { at, door: by.door, actor: by.name, state, work: JSON.stringify(job.work), token }
    const done = { place, total, changed, skipped, failure, failures }
    await db
      .insertInto('jobs')
      .values({ project_id: project, id, ...begun, ...done, leased_until: leasedUntil })
      .execute()
    return id
  }

  async function find(project: number, id: number): Promise<Job | undefined> {
    const row = await one(project, id).executeTakeFirst()
    return row && toJob(row)
  }

  /** The same, locked until the transaction ends. */
  async function findForUpdate(project: number, id: number): Promise<Job | undefined> {
    const row = await one(project, id)
      .$if(dialect.locksRows, (query) => query.forUpdate())
      .executeTakeFirst()
    return row && toJob(row)
  }

  /** The running jobs of a project. */
  async function running(project: number): Promise<Job[]> {
    const rows = await db
      .selectFrom('jobs')
      .selectAll()
      .where('project_id', '=', project)
      .where('state', '=', 'running')
      .orderBy('id')
      .execute()
    return rows.map(toJob)
  }

  /** The newest first: from the end, or from before a number. */
  async function page(project: number, before: number | undefined, limit: number): Promise<ListedJob[]> {
    const work = dialect.jsonWithout(sql.ref('work'), 'target').as('work')
    let query = db
      .selectFrom('jobs')
      .select([...columns, work])
      .where('project_id', '=', project)
    if (before !== undefined) query = query.where('id', '<', before)
    return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toJob)
  }

  /** Stores the progress of a job and extends its lease. */
  async function advance(project: number, job: Job, leasedUntil: number): Promise<void> {
    const { state, place, changed, skipped, failures } = job
    const failure = job.failure && JSON.stringify(job.failure)
    await update(project, job.id)
      .set({ state, place, changed, skipped, failure, failures, leased_until: leasedUntil })
      .execute()
  }

  /** Ends a running job. */
  async function stop(project: number, id: number): Promise<void> {
    await update(project, id).set({ state: 'stopped' }).where('state', '=', 'running').execute()
  }

  /** Ends the running job of a token, if there is one. */
  async function stopOf(project: number, token: string): Promise<void> {
    await db
      .updateTable('jobs')
      .set({ state: 'stopped' })
      .where('project_id', '=', project)
      .where('token', '=', token)
      .where('state', '=', 'running')
      .execute()
  }

  /** Whether a job begun after `since` (seconds) has this token. */
  async function isToken(project: number, token: string, since: number): Promise<boolean> {
    const row = await db
      .selectFrom('jobs')
      .select('id')
      .where('project_id', '=', project)
      .where('token', '=', token)
      .where('at', '>', since)
      .executeTakeFirst()
    return row !== undefined
  }

  /**
   * Notes that the token `undo.by` undid the work of `token`. Jobs that `token` had undone hold again, and undoing `undo.by` undoes them again. A
   * job that is already undone keeps its first undo.
   */
  async function noteUndo(project: number, token: string, undo: { by: string; at: number }): Promise<void> {
    const of = () => db.updateTable('jobs').where('project_id', '=', project)
    await of()
      .set({ undone_at: null, undone_by: undo.by })
      .where('undone_by', '=', token)
      .where('undone_at', 'is not', null)
      .execute()
    await of()
      .set({ undone_at: undo.at, undone_by: undo.by })
      .where(({ or, eb }) => or([eb('token', '=', token), eb('undone_by', '=', token)]))
      .where('undone_at', 'is', null)
      .execute()
  }

  /** Leases a running job of any project whose lease has expired at `now`. */
  async function claim(now: number, leasedUntil: number): Promise<{ project: number; job: Job } | undefined> {
    const free = await db
      .selectFrom('jobs')
      .select(['project_id', 'id'])
      .where('state', '=', 'running')
      .where('leased_until', '<=', now)
      .orderBy('at')
      .limit(10)
      .execute()
    for (const { project_id: project, id } of free) {
      const row = await update(project, id)
        .set({ leased_until: leasedUntil })
        .where('state', '=', 'running')
        .where('leased_until', '<=', now)
        .returningAll()
        .executeTakeFirst()
      if (row) return { project, job: toJob(row) }
    }
    return
  }

  /** Deletes jobs that have ended. */
  async function remove(project: number, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return
    const ended = db.deleteFrom('jobs').where('project_id', '=', project).where('state', '<>', 'running')
    await ended.where('id', 'in', ids).execute()
  }

  /** Deletes some ended jobs up to `before` (seconds); returns how many. */
  async function forget(project: number, before: number, limit: number): Promise<number> {
    const rows = await db
      .selectFrom('jobs')
      .select('id')
      .where('project_id', '=', project)
      .where('state', '<>', 'running')
      .where('at', '<=', before)
      .orderBy('id')
      .limit(limit)
      .execute()
    await remove(
      project,
      rows.map(({ id }) => id),
    )
    return rows.length
  }

  function one(project: number, id: number) {
    return db.selectFrom('jobs').selectAll().where('project_id', '=', project).where('id', '=', id)
  }

  function update(project: number, id: number) {
    return db.updateTable('jobs').where('project_id', '=', project).where('id', '=', id)
  }
}

/** The columns of a listed job except its work. */
const columns = [
  'id',
  'at',
  'door',
  'actor',
  'state',
  'token',
  'place',
  'total',
  'changed',
  'skipped',
  'failure',
  'failures',
  'undone_at',
] as const

function toJob(row: Pick<Selectable<Tables['jobs']>, (typeof columns)[number] | 'work'>): Job {
  const { id, at, door, actor, state, work, token, place, total, changed, skipped, failure, failures, undone_at } = row
  const parsed = { work: JSON.parse(work), failure: failure && JSON.parse(failure) }
  const done = { token, place, total, changed, skipped, failures, undoneAt: undone_at }
  return { id, at, by: { door, name: actor }, state: state as JobState, ...done, ...parsed }
}
