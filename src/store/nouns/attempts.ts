import { type Kysely, sql } from 'kysely'
import type { Attempt, NumberedAttempt } from '../../domain/destination.ts'
import type { Tables } from '../schema/tables.ts'
import type { Target } from './deliveries.ts'
import { numbersOf } from './events.ts'

/** Each try of a delivery. */
export function attempts(db: Kysely<Tables>) {
  return { of, log, putTest, forgetLead }

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

  /** Keeps an attempt under a number. */
  async function log({ project, destination }: Target, event: number, number: number, attempt: Attempt): Promise<void> {
    const { at, trigger, outcome, status, ms, request, responseHead, error } = attempt
    const key = { project_id: project, destination_id: destination, event, number }
    await db
      .insertInto('attempts')
      .values({ ...key, at, cause: trigger, outcome, status, ms, request, response_head: responseHead, error })
      .execute()
  }

  /** Makes room for a test; returns the number of its attempt. */
  async function putTest({ project, destination }: Target, now: number): Promise<number> {
    const { attempts } = await db
      .insertInto('deliveries')
      .values({
        ...{ project_id: project, destination_id: destination, event: 0, lead_id: 0, state: 'test', at: now },
        ...{ next_at: null, tries: 0, attempts: 1, resent: 0 },
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

  /** Removes what was sent and answered about a lead; that it was sent stays. */
  async function forgetLead(project: number, lead: number): Promise<void> {
    await db
      .updateTable('attempts')
      .set({ request: null, response_head: null })
      .where('project_id', '=', project)
      .where('destination_id', 'in', (of) =>
        of.selectFrom('destinations').select('id').where('destinations.project_id', '=', project),
      )
      .where('event', 'in', numbersOf(db, project, lead))
      .execute()
  }
}
