import type { Kysely } from 'kysely'
import type { EarlierCreate } from '../../domain/idempotency.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'

/** How long a key is remembered, in seconds. */
export const memory = 24 * 3600

/** `Idempotency-Key`s that succeeded; all create methods of a project share them. */
export function idempotency(db: Kysely<Tables>, dialect: Dialect) {
  return { find, claim, keep, forget }

  async function find(project: number, key: string, now: number): Promise<EarlierCreate | undefined> {
    const row = await db
      .selectFrom('idempotency')
      .select(['body_hash', 'lead_id'])
      .where('project_id', '=', project)
      .where('key', '=', key)
      .where('at', '>', now - memory)
      .executeTakeFirst()
    // Only a transaction that goes on sees a row without its lead: the one that claimed the key, which does not ask.
    return row && { bodyHash: row.body_hash, lead: row.lead_id as number }
  }

  /**
   * Takes a key for this transaction, or tells who took it. Another transaction with the same key waits here for the end of
   * the first, in any server process.
   */
  async function claim(
    project: number,
    key: string,
    bodyHash: string,
    now: number,
  ): Promise<EarlierCreate | undefined> {
    const fresh = { body_hash: bodyHash, lead_id: null, at: now }
    const taken = await db
      .insertInto('idempotency')
      .values({ project_id: project, key, ...fresh })
      .onConflict((conflict) =>
        conflict
          .columns(['project_id', 'key'])
          .doUpdateSet(fresh)
          .where('idempotency.at', '<=', now - memory),
      )
      .returning('key')
      .executeTakeFirst()
    return taken ? undefined : find(project, key, now)
  }

  async function keep(project: number, key: string, lead: number): Promise<void> {
    await db
      .updateTable('idempotency')
      .set({ lead_id: lead })
      .where('project_id', '=', project)
      .where('key', '=', key)
      .execute()
  }

  /** Removes some of the keys that are past their time; answers how many. Those that another transaction holds are left to it. */
  async function forget(project: number, now: number, limit: number): Promise<number> {
    const { numDeletedRows } = await db
      .with('old', (with_) =>
        with_
          .selectFrom('idempotency')
          .select('key')
          .where('project_id', '=', project)
          .where('at', '<=', now - memory)
          .orderBy('at')
          .limit(limit)
          .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked()),
      )
      .deleteFrom('idempotency')
      .where('project_id', '=', project)
      .where('key', 'in', (in_) => in_.selectFrom('old').select('key'))
      .executeTakeFirstOrThrow()
    return Number(numDeletedRows)
  }
}
