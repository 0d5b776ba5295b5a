import { type Kysely, sql } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'

/** A range of consecutive events of one action, from number `first` to `last`; `token` undoes it. */
export type EventRange = { first: number; last: number; token: string; at: number; by: string }

/** Which events an action made, so that it can be undone as a whole. */
export function undos(db: Kysely<Tables>, dialect: Dialect) {
  return { insert, ofToken, next, around, forget }

  async function insert(project: number, { first, last, token, at, by }: EventRange): Promise<void> {
    await db
      .insertInto('undos')
      .values({ project_id: project, first_event: first, last_event: last, token, at, by })
      .execute()
  }

  /** The ranges of a token, the newest first. None if its oldest is from `since` (seconds) or before: an undo takes back all or nothing. */
  async function ofToken(project: number, token: string, since: number): Promise<EventRange[]> {
    const ranges = await ofAnyAge(project, token).execute()
    return ranges.every(({ at }) => at > since) ? ranges : []
  }

  /** The newest range of a token of any age, or the newest that began before an event: an undo that has begun takes back all. */
  function next(project: number, token: string, before: number): Promise<EventRange | undefined> {
    const ranges = ofAnyAge(project, token)
    return (before === 0 ? ranges : ranges.where('first_event', '<', before)).limit(1).executeTakeFirst()
  }

  /** The range that contains an event. */
  async function around(project: number, event: number): Promise<EventRange | undefined> {
    const row = await select(project)
      .where('first_event', '<=', event)
      .orderBy('first_event', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row && row.last >= event ? row : undefined
  }

  /**
   * Deletes some of the oldest, up to `before` (seconds); returns how many. Keeps those whose token has a younger range, since a token without its
   * oldest ranges would seem young, and those whose undo has begun. The project must be locked, so that no undo begins meanwhile.
   */
  async function forget(project: number, before: number, limit: number): Promise<number> {
    const undoing = db
      .selectFrom('imports')
      .select('imports.token')
      .where('imports.project_id', '=', project)
      .where('undone', 'is not', null)
      .where('state', '<>', 'undone')
    const undoingByJob = db
      .selectFrom('jobs')
      .select(sql<string>`${dialect.jsonText(sql.ref('work'), sql`'token'`)}`.as('undoing'))
      .where('project_id', '=', project)
      .where('state', '=', 'running')
      .where(dialect.jsonText(sql.ref('work'), sql`'kind'`), '=', 'undo')
    const { numDeletedRows } = await db
      .with('oldest', (with_) =>
        with_
          .selectFrom('undos')
          .select(['first_event', 'at'])
          .where('project_id', '=', project)
          .where('token', 'not in', undoing)
          .where('token', 'not in', undoingByJob)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('undos as younger')
                  .select('younger.at')
                  .where('younger.project_id', '=', project)
                  .whereRef('younger.token', '=', 'undos.token')
                  .where('younger.at', '>', before),
              ),
            ),
          )
          .orderBy('first_event')
          .limit(limit)
          .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked()),
      )
      .deleteFrom('undos')
      .where('project_id', '=', project)
      .where('first_event', 'in', (in_) => in_.selectFrom('oldest').select('first_event').where('at', '<=', before))
      .executeTakeFirstOrThrow()
    return Number(numDeletedRows)
  }

  function ofAnyAge(project: number, token: string) {
    return select(project).where('token', '=', token).orderBy('first_event', 'desc')
  }

  function select(project: number) {
    return db
      .selectFrom('undos')
      .select(['first_event as first', 'last_event as last', 'token', 'at', 'by'])
      .where('project_id', '=', project)
  }
}
