import { type Kysely, sql } from 'kysely'
import {
  type IdempotentRequest,
  type ProcessedRequest,
  purgedStatus,
  type StoredResponse,
} from '../../domain/idempotency.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'

/** How long a key is remembered, in seconds. */
const ttl = 24 * 3600

/** Responses by `Idempotency-Key`: a repeated request gets the response of the first. */
export function idempotency(db: Kysely<Tables>, dialect: Dialect) {
  return { find, claim, complete, release, forgetLead, forgetLeads, forget }

  /** An earlier request under the key; one that runs, or was interrupted, has no response. */
  async function find({ project, caller, key }: IdempotentRequest, now: number): Promise<ProcessedRequest | undefined> {
    const row = await db
      .selectFrom('idempotency')
      .select(['request_hash', 'status', 'headers', 'answer'])
      .where('project_id', '=', project)
      .where('caller', '=', caller)
      .where('key', '=', key)
      .where('at', '>', now - ttl)
      .executeTakeFirst()
    if (!row) return
    const { request_hash: hash, status, headers, answer } = row
    return { hash, response: status === null ? undefined : { status, headers: JSON.parse(headers ?? '{}'), answer } }
  }

  /**
   * Claims the key, or returns the request that claimed it before. Another transaction with the same key, in any server
   * process, waits for the end of this one.
   */
  async function claim(request: IdempotentRequest, now: number): Promise<ProcessedRequest | undefined> {
    const fresh = { request_hash: request.hash, status: null, headers: null, answer: null, at: now }
    const claimed = await db
      .insertInto('idempotency')
      .values({ project_id: request.project, caller: request.caller, key: request.key, ...fresh })
      .onConflict((conflict) =>
        conflict
          .columns(['project_id', 'caller', 'key'])
          .doUpdateSet(fresh)
          .where('idempotency.at', '<=', now - ttl),
      )
      .returning('key')
      .executeTakeFirst()
    return claimed ? undefined : find(request, now)
  }

  /** Stores the response under a claimed key. */
  async function complete(
    { project, caller, key }: IdempotentRequest,
    { status, headers, answer }: StoredResponse,
  ): Promise<void> {
    await db
      .updateTable('idempotency')
      .set({ status, headers: JSON.stringify(headers), answer })
      .where('project_id', '=', project)
      .where('caller', '=', caller)
      .where('key', '=', key)
      .execute()
  }

  /** Gives up a claimed key without a response. */
  async function release({ project, caller, key }: IdempotentRequest): Promise<void> {
    await db
      .deleteFrom('idempotency')
      .where('project_id', '=', project)
      .where('caller', '=', caller)
      .where('key', '=', key)
      .where('status', 'is', null)
      .execute()
  }

  /**
   * Removes the responses about a lead that is purged, or about its receipts; their requests are refused from then on, so that none makes the
   * lead again. It reads all responses of the project, which are those of one day: purges are rare.
   */
  async function forgetLead(project: number, lead: number): Promise<void> {
    await db
      .updateTable('idempotency')
      .set({ status: purgedStatus, headers: '{}', answer: String(lead) })
      .where('project_id', '=', project)
      .where(({ or, eb }) =>
        or([
          eb('answer', 'like', `{"lead":{"id":"${lead}",%`),
          eb('answer', 'like', `{"receipt":{%"lead":"${lead}",%`), // a quote inside a text has a backslash before it
        ]),
      )
      .execute()
  }

  /** The same for many leads without receipts. */
  async function forgetLeads(project: number, leads: readonly number[]): Promise<void> {
    const [begin, ids] = ['{"lead":{"id":"', new Set(leads)]
    const rows = await db
      .selectFrom('idempotency')
      .select(['caller', 'key', sql<string>`substr(answer, ${begin.length + 1}, 20)`.as('id')])
      .where('project_id', '=', project)
      .where('answer', 'like', `${begin}%`)
      .execute()
    for (const { caller, key, id } of rows) {
      const lead = Number.parseInt(id, 10)
      if (!ids.has(lead)) continue
      await db
        .updateTable('idempotency')
        .set({ status: purgedStatus, headers: '{}', answer: String(lead) })
        .where('project_id', '=', project)
        .where('caller', '=', caller)
        .where('key', '=', key)
        .execute()
    }
  }

  /** Removes up to `limit` expired keys; returns their number. Keys that another transaction has locked are skipped. */
  async function forget(project: number, now: number, limit: number): Promise<number> {
    const { numDeletedRows } = await db
      .with('old', (with_) =>
        with_
          .selectFrom('idempotency')
          .select(['caller', 'key'])
          .where('project_id', '=', project)
          .where('at', '<=', now - ttl)
          .orderBy('at')
          .limit(limit)
          .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked()),
      )
      .deleteFrom('idempotency')
      .where('project_id', '=', project)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('old')
            .select('old.key')
            .whereRef('old.caller', '=', 'idempotency.caller')
            .whereRef('old.key', '=', 'idempotency.key'),
        ),
      )
      .executeTakeFirstOrThrow()
    return Number(numDeletedRows)
  }
}
