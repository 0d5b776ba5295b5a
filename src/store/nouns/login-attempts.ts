import { type Kysely, sql } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/** Failed login attempts by subject, such as an account; stored, so that a restart does not reset them. */
export function loginAttempts(db: Kysely<Tables>) {
  return { find, add, take, reset, forget, forgetOthers }

  /** The count of a subject that began at `from` or later. */
  function find(subject: string, from: number): Promise<{ count: number; since: number } | undefined> {
    return db
      .selectFrom('login_attempts')
      .select(['count', 'since'])
      .where('subject', '=', subject)
      .where('since', '>=', from)
      .executeTakeFirst()
  }

  /** Counts an attempt and returns the number of them; a count from before `from` restarts at `now` (seconds). */
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
   * Takes one of `limit` attempts, if one is left; they are reset when none was taken since `from`. One statement, so that concurrent calls
   * never get more than the limit.
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
