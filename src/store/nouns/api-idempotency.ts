import type { Kysely } from 'kysely'
import type { IdempotentRequest, ProcessedRequest } from '../../domain/idempotency.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { memory } from './idempotency.ts'

/** Answers of our own API by the `Idempotency-Key` of each key: a request that comes again gets what it got. */
export function apiIdempotency(db: Kysely<Tables>, dialect: Dialect) {
  return { find, claim, complete, release, forget }

  /** What came of an earlier request; one that goes on, or was cut off, has no answer. */
  async function find({ project, keyId, key }: IdempotentRequest, now: number): Promise<ProcessedRequest | undefined> {
    const row = await db
      .selectFrom('api_once')
      .select(['request_hash', 'status', 'headers', 'answer'])
      .where('project_id', '=', project)
      .where('key_id', '=', keyId)
      .where('key', '=', key)
      .where('at', '>', now - memory)
      .executeTakeFirst()
    if (!row) return
    const { request_hash: hash, status, headers, answer } = row
    return { hash, response: status === null ? undefined : { status, headers: JSON.parse(headers ?? '{}'), answer } }
  }

  /** Takes a key for this transaction, or tells what came of who took it; another with the same key waits for its end. */
  async function claim(request: IdempotentRequest, now: number): Promise<ProcessedRequest | undefined> {
    const fresh = { request_hash: request.hash, status: null, headers: null, answer: null, at: now }
    const taken = await db
      .insertInto('api_once')
      .values({ project_id: request.project, key_id: request.keyId, key: request.key, ...fresh })
      .onConflict((conflict) =>
        conflict
          .columns(['project_id', 'key_id', 'key'])
          .doUpdateSet(fresh)
          .where('api_once.at', '<=', now - memory),
      )
      .returning('key')
      .executeTakeFirst()
    return taken ? undefined : find(request, now)
  }

  async function complete(
    { project, keyId, key }: IdempotentRequest,
    { status, headers, answer }: StoredResponse,
  ): Promise<void> {
    await db
      .updateTable('api_once')
      .set({ status, headers: JSON.stringify(headers), answer })
      .where('project_id', '=', project)
      .where('key_id', '=', keyId)
      .where('key', '=', key)
      .execute()
  }

  /** Gives a key back that came to no answer. */
  async function release({ project, keyId, key }: IdempotentRequest): Promise<void> {
    await db
      .deleteFrom('api_once')
      .where('project_id', '=', project)
      .where('key_id', '=', keyId)
      .where('key', '=', key)
      .where('status', 'is', null)
      .execute()
  }

  /** Removes some that are past their time; answers how many. Those that another transaction holds are left to it. */
  async function forget(project: number, now: number, limit: number): Promise<number> {
    const { numDeletedRows } = await db
      .with('old', (with_) =>
        with_
          .selectFrom('api_once')
          .select(['key_id', 'key'])
          .where('project_id', '=', project)
          .where('at', '<=', now - memory)
          .orderBy('at')
          .limit(limit)
          .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked()),
      )
      .deleteFrom('api_once')
      .where('project_id', '=', project)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('old')
            .select('old.key')
            .whereRef('old.key_id', '=', 'api_once.key_id')
            .whereRef('old.key', '=', 'api_once.key'),
        ),
      )
      .executeTakeFirstOrThrow()
    return Number(numDeletedRows)
  }
}

type StoredResponse = NonNullable<ProcessedRequest['response']>
