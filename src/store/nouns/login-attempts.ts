import { type Kysely, sql } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/** How often a secret was given wrongly for something, such as an account; kept, so that a restart forgives nothing. */
export function loginAttempts(db: Kysely<Tables>) {
  return { add, take, reset, forget }

  /** Counts one more and answers how many there are; a count that began before `from` begins anew at `now` (seconds). */
  function add(
    subject: string,
    { from, now }: { from: number; now: number },
  ): Promise<{ count: number; since: number }> {
    return db
      .insertInto('login_attempts')
      .values({ subject, count: 1, since: now })
      .onConflict((conflict) =>
        conflict.column('subject').doUpdateSet({
          count: sql`case when login_attempts.since < ${from} then 1 else login_attempts.count + 1 end`,
          since: sql`case when login_attempts.since < ${from} then ${now} else login_attempts.since end`,
        }),
      )
      .returning(['count', 'since'])
      .executeTakeFirstOrThrow()
  }

  /**
   * Takes one of `limit`, if one is left: they come back when none was taken since `from`. One statement, so that of many at once no more
   * than the limit get one.
   */
  async function take(
    subject: string,
    { limit, from, now }: { limit: number; from: number; now: number },
  ): Promise<boolean> {
    const taken = await db
      .insertInto('login_attempts')
      .values({ subject, count: 1, since: now })
      .onConflict((conflict) =>
        conflict
          .column('subject')
          .doUpdateSet({
            count: sql`case when login_attempts.since < ${from} then 1 else login_attempts.count + 1 end`,
            since: now,
          })
          .where(({ or, eb }) => or([eb('login_attempts.since', '<', from), eb('login_attempts.count', '<', limit)])),
      )
      .returning('count')
      .executeTakeFirst()
    return taken !== undefined
  }

  async function reset(subject: string): Promise<void> {
    await db.deleteFrom('login_attempts').where('subject', '=', subject).execute()
  }

  /** Forgets what began before a moment. */
  async function forget(before: number): Promise<void> {
    await db.deleteFrom('login_attempts').where('since', '<', before).execute()
  }
}
