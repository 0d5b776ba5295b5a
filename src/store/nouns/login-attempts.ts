import { type Kysely, type SqlBool, sql } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/** The period of a count, up to `now` (seconds). */
type Period = { from: number; now: number }

/**
 * Failed login attempts by subject, such as an account; stored, so that a restart does not reset them. A count that began more than a period in the
 * future, before the clock was corrected, is outdated like one from before the period. It is not outdated earlier: clocks of processes differ a little.
 */
export function loginAttempts(db: Kysely<Tables>) {
  return { find, add, take, reset, forget, forgetOthers }

  /** The count of a subject in the period. */
  function find(subject: string, { from, now }: Period): Promise<{ count: number; since: number } | undefined> {
    return db
      .selectFrom('login_attempts')
      .select(['count', 'since'])
      .where('subject', '=', subject)
      .where('since', '>=', from)
      .where('since', '<=', latest({ from, now }))
      .executeTakeFirst()
  }

  /** Counts an attempt and returns the number of them; an outdated count restarts at `now`. */
  function add(subject: string, period: Period): Promise<{ count: number; since: number }> {
    const { now } = period
    return db
      .insertInto('login_attempts')
      .values({ subject, count: 1, since: now })
      .onConflict((conflict) =>
        conflict.column('subject').doUpdateSet({
          count: sql`case when ${outdated(period)} then 1 else login_attempts.count + 1 end`,
          since: sql`case when ${outdated(period)} then ${now} else login_attempts.since end`,
        }),
      )
      .returning(['count', 'since'])
      .executeTakeFirstOrThrow()
  }

  /**
   * Takes one of `limit` attempts, if one is left; they are reset when none was taken in the period. One statement, so that concurrent calls
   * never get more than the limit.
   */
  async function take(subject: string, { limit, ...period }: Period & { limit: number }): Promise<boolean> {
    const { now } = period
    const taken = await db
      .insertInto('login_attempts')
      .values({ subject, count: 1, since: now })
      .onConflict((conflict) =>
        conflict
          .column('subject')
          .doUpdateSet({
            count: sql`case when ${outdated(period)} then 1 else login_attempts.count + 1 end`,
            since: now,
          })
          .where(({ or, eb }) => or([outdated(period), eb('login_attempts.count', '<', limit)])),
      )
      .returning('count')
      .executeTakeFirst()
    return taken !== undefined
  }

  async function reset(subject: string): Promise<void> {
    await db.deleteFrom('login_attempts').where('subject', '=', subject).execute()
  }

  /** Deletes counts from before a time, of subjects that begin with a text. */
  async function forget(before: number, prefix: string): Promise<void> {
    await old(before).where('subject', 'like', `${prefix}%`).execute()
  }

  /** The same of all other subjects. */
  async function forgetOthers(before: number, prefix: string): Promise<void> {
    await old(before).where('subject', 'not like', `${prefix}%`).execute()
  }

  function old(before: number) {
    return db.deleteFrom('login_attempts').where('since', '<', before)
  }
}

function outdated(period: Period) {
  return sql<SqlBool>`(login_attempts.since < ${period.from} or login_attempts.since > ${latest(period)})`
}

/** The latest beginning of a count that still holds. */
function latest({ from, now }: Period): number {
  return now + (now - from)
}
