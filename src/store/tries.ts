import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** How often a secret was given wrongly for something, such as an account; kept, so that a restart forgives nothing. */
export function tries(db: Kysely<Tables>) {
  return { find, add, forgive, forget }

  function find(subject: string): Promise<{ count: number; since: number } | undefined> {
    return db.selectFrom('sign_in_tries').select(['count', 'since']).where('subject', '=', subject).executeTakeFirst()
  }

  /** Counts one more; a count that began before `from` begins anew at `now` (seconds). */
  async function add(subject: string, { from, now }: { from: number; now: number }): Promise<void> {
    await db
      .insertInto('sign_in_tries')
      .values({ subject, count: 1, since: now })
      .onConflict((conflict) =>
        conflict.column('subject').doUpdateSet({
          count: sql`case when sign_in_tries.since < ${from} then 1 else sign_in_tries.count + 1 end`,
          since: sql`case when sign_in_tries.since < ${from} then ${now} else sign_in_tries.since end`,
        }),
      )
      .execute()
  }

  async function forgive(subject: string): Promise<void> {
    await db.deleteFrom('sign_in_tries').where('subject', '=', subject).execute()
  }

  /** Forgets what began before a moment. */
  async function forget(before: number): Promise<void> {
    await db.deleteFrom('sign_in_tries').where('since', '<', before).execute()
  }
}
