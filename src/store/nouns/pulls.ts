import type { ExpressionBuilder, Kysely, Selectable } from 'kysely'
import type { Pull, PullDraft, PullReport } from '../../domain/pull.ts'
import type { PullsTable } from '../schema/pull-tables.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { counters } from './counters.ts'

/** Pulls from the vendor. The process that runs one holds a lease (seconds) on it, with a new `holder` for each claim. */
export function pulls(db: Kysely<Tables>, dialect: Dialect) {
  return { insert, find, findForUpdate, of, claim, renew, advance, resume, stop, release, putReport, reports }

  /** Inserts a pull with the next number; returns the number. The project must be locked. */
  async function insert(
    project: number,
    draft: PullDraft & Pick<Pull, 'at' | 'by' | 'place' | 'tally' | 'since'>,
  ): Promise<number> {
    const id = await counters(db).next(project, 'pull')
    const { at, by, url, outside, secret, isWatching, missingStatus, place, tally, since } = draft
    await db
      .insertInto('pulls')
      .values({
        ...{ project_id: project, id, at, door: by.door, actor: by.name, url, outside, secret, state: 'running' },
        ...{ watches: Number(isWatching), missing_status: missingStatus, next_at: at },
        ...{ place: JSON.stringify(place), tally: JSON.stringify(tally), since: JSON.stringify(since) },
      })
      .execute()
    return id
  }

  async function find(project: number, id: number): Promise<Pull | undefined> {
    const row = await one(project, id).executeTakeFirst()
    return row && toPull(row)
  }

  /** The same, locked until the transaction ends; with `holder` only while that claim has its lease. */
  async function findForUpdate(project: number, id: number, holder?: string): Promise<Pull | undefined> {
    const row = await one(project, id)
      .$if(holder !== undefined, (query) => query.where('leased_by', '=', holder as string))
      .$if(dialect.locksRows, (query) => query.forUpdate())
      .executeTakeFirst()
    return row && toPull(row)
  }

  /** The pulls of a project, the newest first. */
  async function of(project: number, limit: number): Promise<Pull[]> {
    const rows = await db
      .selectFrom('pulls')
      .selectAll()
      .where('project_id', '=', project)
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
    return rows.map(toPull)
  }

  /** Leases a running pull that is due and not leased; `only` limits it to one pull. */
  async function claim(
    holder: string,
    { now, until, only }: { now: number; until: number; only?: Pick<Pull, 'project' | 'id'> | undefined },
  ): Promise<Pull | undefined> {
    const free = await db
      .selectFrom('pulls')
      .select(['project_id', 'id'])
      .where('state', '=', 'running')
      .where(isOver('next_at', now))
      .where(isOver('leased_until', now))
      .$if(only !== undefined, (query) =>
        query.where('project_id', '=', only?.project ?? 0).where('id', '=', only?.id ?? 0),
      )
      .orderBy('next_at')
      .limit(10)
      .execute()
    for (const { project_id: project, id } of free) {
      const row = await update(project, id)
        .set({ leased_by: holder, leased_until: until, next_at: now })
        .where('state', '=', 'running')
        .where(isOver('next_at', now))
        .where(isOver('leased_until', now))
        .returningAll()
        .executeTakeFirst()
      if (row) return toPull(row)
    }
    return
  }

  /** Extends the lease of a pull while it waits for a slow response. */
  async function renew({ project, id }: Pull, holder: string, leasedUntil: number): Promise<void> {
    await update(project, id).set({ leased_until: leasedUntil }).where('leased_by', '=', holder).execute()
  }

  /** Stores the progress of a pull and extends its lease. */
  async function advance(pull: Pull, leasedUntil: number): Promise<void> {
    const { project, id, secret, state, place, tally, since, sweptAt, failure, failingSince, nextAt, endedAt } = pull
    await update(project, id)
      .set({
        ...{ secret, state, swept_at: sweptAt, failing_since: failingSince, next_at: nextAt, ended_at: endedAt },
        ...{ place: JSON.stringify(place), tally: JSON.stringify(tally), since: JSON.stringify(since) },
        ...{ failure: failure && JSON.stringify(failure), leased_until: leasedUntil },
      })
      .execute()
  }

  /** Stores how a pull continues and its changed settings, and takes the lease from the process that has it. */
  async function resume(pull: Pull): Promise<void> {
    await advance(pull, 0)
    const { project, id, isWatching, missingStatus } = pull
    await update(project, id)
      .set({ watches: Number(isWatching), missing_status: missingStatus, leased_by: null })
      .execute()
  }

  /** Ends a running pull, and deletes its key. */
  async function stop(project: number, id: number, now: number): Promise<void> {
    await update(project, id)
      .set({ state: 'stopped', secret: null, ended_at: now })
      .where('state', '=', 'running')
      .execute()
  }

  /** Releases the lease of a pull. */
  async function release({ project, id }: Pull, holder: string): Promise<void> {
    await update(project, id).set({ leased_by: null, leased_until: 0 }).where('leased_by', '=', holder).execute()
  }

  async function putReport(project: number, pull: number, report: PullReport): Promise<void> {
    const text = JSON.stringify(report)
    await db
      .insertInto('pull_reports')
      .values({ project_id: project, pull_id: pull, at: report.at, report: text })
      .onConflict((conflict) => conflict.columns(['project_id', 'pull_id', 'at']).doUpdateSet({ report: text }))
      .execute()
  }

  /** The reports of a pull, the newest first. */
  async function reports(project: number, pull: number, limit: number): Promise<PullReport[]> {
    const rows = await db
      .selectFrom('pull_reports')
      .select('report')
      .where('project_id', '=', project)
      .where('pull_id', '=', pull)
      .orderBy('at', 'desc')
      .limit(limit)
      .execute()
    return rows.map(({ report }) => JSON.parse(report))
  }

  function one(project: number, id: number) {
    return db.selectFrom('pulls').selectAll().where('project_id', '=', project).where('id', '=', id)
  }

  function update(project: number, id: number) {
    return db.updateTable('pulls').where('project_id', '=', project).where('id', '=', id)
  }
}

/** The longest time (seconds) that a pull waits or is leased. A later time was set by a clock that was ahead. */
const longestWait = 2 * 86_400

function isOver(column: 'next_at' | 'leased_until', now: number) {
  return ({ or, eb }: ExpressionBuilder<Tables, 'pulls'>) =>
    or([eb(column, '<=', now), eb(column, '>', now + longestWait)])
}

function toPull(row: Selectable<PullsTable>): Pull {
  return {
    ...{ project: row.project_id, id: row.id, at: row.at, by: { door: row.door, name: row.actor } },
    ...{ url: row.url, outside: row.outside, secret: row.secret, state: row.state, isWatching: row.watches === 1 },
    missingStatus: row.missing_status,
    place: JSON.parse(row.place),
    tally: JSON.parse(row.tally),
    since: JSON.parse(row.since),
    sweptAt: row.swept_at,
    failure: row.failure === null ? null : JSON.parse(row.failure),
    ...{ failingSince: row.failing_since, nextAt: row.next_at, endedAt: row.ended_at },
  }
}
