import { type Kysely, sql } from 'kysely'
import type { Attempt, NumberedAttempt } from '../../domain/destination.ts'
import type { Tables } from '../schema/tables.ts'
import type { Target } from './deliveries.ts'
import { numbersOfLeads } from './events.ts'

/** The last attempt of a delivery, as a list shows it. */
export type LastAttempt = Pick<Attempt, 'trigger' | 'outcome' | 'status' | 'ms'>
/** The attempts of a destination in one slot of time that succeeded, or that failed; `ms` is the sum of their durations. */
type RecentAttempts = { destination: number; slot: number; isWell: boolean; n: number; ms: number }

/** The attempts of deliveries. */
export function attempts(db: Kysely<Tables>) {
  return { of, lastOf, recent, log, putTest, forgetLeads, forgetEvents }

  /** The newest attempts of a delivery, in their order. */
  async function of({ project, destination }: Target, event: number, limit = 50): Promise<NumberedAttempt[]> {
    const rows = await db
      .selectFrom('attempts')
      .selectAll()
      .where('project_id', '=', project)
      .where('destination_id', '=', destination)
      .where('event', '=', event)
      .orderBy('number', 'desc')
      .limit(limit)
      .execute()
    return rows.reverse().map((row) => {
      const { number, at, cause: trigger, outcome, status, ms, request, response_head: responseHead, error } = row
      return { number, at, trigger, outcome, status, ms, request, responseHead, error }
    })
  }

  /** The last attempt of each of these deliveries, by event. */
  async function lastOf(
    { project, destination }: Target,
    events: readonly number[],
  ): Promise<Map<number, LastAttempt>> {
    if (events.length === 0) return new Map()
    const rows = await db
      .selectFrom('attempts')
      .select(['event', 'cause as trigger', 'outcome', 'status', 'ms'])
      .where('project_id', '=', project)
      .where('destination_id', '=', destination)
      .where('event', 'in', events)
      .orderBy('event')
      .orderBy('number')
      .execute()
    return new Map(rows.map(({ event, ...last }) => [event, last]))
  }

  /** Counts the attempts since `since` (seconds), except tests, by destination, result and slot of `slot` seconds. */
  async function recent(project: number, since: number, slot: number): Promise<RecentAttempts[]> {
    const index = sql<number>`(at - ${since}) / ${slot}`
    const rows = await db
      .selectFrom('attempts')
      .select(({ fn }) => [
        'destination_id as destination',
        sql<number>`cast(${index} as integer)`.as('slot'),
        sql<number>`case when outcome in ('delivered', 'uploaded') then 1 else 0 end`.as('well'),
        fn.countAll<number>().as('n'),
        sql<number>`cast(sum(ms) as bigint)`.as('ms'),
      ])
      .where('project_id', '=', project)
      .where('at', '>=', since)
      .where('event', '>', 0)
      .groupBy(['destination_id', 'slot', 'well'])
      .execute()
    return rows.map(({ well, ...same }) => ({ ...same, isWell: Number(well) === 1, ms: Number(same.ms) }))
  }

  /** Stores an attempt under its number. */
  async function log({ project, destination }: Target, event: number, number: number, attempt: Attempt): Promise<void> {
    const { at, trigger, outcome, status, ms, request, responseHead, error } = attempt
    const key = { project_id: project, destination_id: destination, event, number }
    await db
      .insertInto('attempts')
      .values({ ...key, at, cause: trigger, outcome, status, ms, request, response_head: responseHead, error })
      .execute()
  }

  /** Stores a test as the delivery of event 0; returns the number of its attempt. */
  async function putTest({ project, destination }: Target, now: number): Promise<number> {
    const { attempts } = await db
      .insertInto('deliveries')
      .values({
        ...{ project_id: project, destination_id: destination, event: 0, lead_id: 0, state: 'test', at: now },
        ...{ next_at: null, tries: 0, attempts: 1, resent: 0, upload: null, uploaded_at: null },
      })
      .onConflict((conflict) =>
        conflict
          .columns(['project_id', 'destination_id', 'event'])
          .doUpdateSet({ at: now, attempts: sql<number>`deliveries.attempts + 1` }),
      )
      .returning('attempts')
      .executeTakeFirstOrThrow()
    return attempts
  }

  /** Deletes the requests and responses about leads; the attempts stay. */
  async function forgetLeads(project: number, leads: readonly number[]): Promise<void> {
    await withoutContents(project)
      .where('event', 'in', numbersOfLeads(db, project, leads))
      .execute()
  }

  /** The same about events. */
  async function forgetEvents(project: number, events: readonly number[]): Promise<void> {
    if (events.length > 0) await withoutContents(project).where('event', 'in', events).execute()
  }

  function withoutContents(project: number) {
    return db
      .updateTable('attempts')
      .set({ request: null, response_head: null })
      .where('project_id', '=', project)
      .where('destination_id', 'in', (of) =>
        of.selectFrom('destinations').select('id').where('destinations.project_id', '=', project),
      )
  }
}
