import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type Kysely,
  type PostgresDialectConfig,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely'
import pg from 'pg'
import { CommitOutcomeUnknown } from '../batch/commit-outcome-unknown.ts'
import type { Tables } from '../schema/tables.ts'
import { kyselyOn } from '../sql/connection.ts'
import { codeOf } from '../sql/dialect.ts'
import { postgres } from './dialect.ts'
import type { Limits } from './prepared-statements.ts'

type Body<T> = (db: Kysely<Tables>) => Promise<T>

/**
 * Runs a body in a transaction. Queries that the body sends at once are pipelined, while in Kysely's own transactions each waits for the result of
 * the one before. `begin` shares the first round trip. Unless the body `waits` for each of its writes, they share the last round trip with the
 * commit, and a write that fails makes the transaction fail with `WriteFailed`.
 */
export async function inTransaction<T>(
  driver: Driver,
  settings: TransactionSettings,
  body: Body<T>,
  { waits }: { waits: boolean } = { waits: true },
): Promise<T> {
  const connection = await driver.acquireConnection()
  const open = untilEnded(connection, waits)
  try {
    const begun = driver.beginTransaction(connection, settings)
    begun.catch(() => {}) // then the queries after it fail too
    const db = kyselyOn(open, postgres)
    await warmUp(db)
    const value = await body(db).catch(async (error) => {
      throw (await failure([begun])) ?? (await writeFailure(open.writes)) ?? error
    })
    open.end()
    await commit(driver, connection, begun, open.writes)
    return value
  } catch (error) {
    open.end()
    await driver.rollbackTransaction(connection).catch(() => {}) // then the driver discards the connection
    throw error
  } finally {
    await driver.releaseConnection(connection)
  }
}

/** A write failed whose outcome was left to the commit: the whole transaction is rolled back. */
export class WriteFailed extends Error {}

/** The first query of a Kysely is sent some microtasks later than others, which must not overtake it. */
function warmUp(db: Kysely<Tables>): Promise<unknown> {
  return db.connection().execute(async () => {})
}

/**
 * Commits behind the last writes, without waiting for them. Where the server refused `begin` or a write, it commits nothing. Otherwise only its
 * answer to the commit tells the outcome, and any other error leaves it unknown.
 */
async function commit(
  driver: Driver,
  connection: DatabaseConnection,
  begun: Promise<void>,
  writes: Promise<unknown>[],
): Promise<void> {
  const uncommitted = await failure([driver.commitTransaction(connection)])
  const before = (await failure([begun])) ?? (await writeFailure(writes))
  const error = before ?? uncommitted
  if (isServerError(before) || isServerError(uncommitted)) throw error
  if (error) throw new CommitOutcomeUnknown('The database was lost during a commit', { cause: error })
}

/** Whether the server refused the statement, and neither the server nor a pooler was lost (classes 08, 57P, 58 and XX). */
function isServerError(error: Error | undefined): boolean {
  const answer = error instanceof WriteFailed ? error.cause : error
  return answer instanceof pg.DatabaseError && !/^(08|57P|58|XX)/.test(codeOf(answer))
}

async function writeFailure(writes: Promise<unknown>[]): Promise<WriteFailed | undefined> {
  const cause = await failure(writes)
  return cause && new WriteFailed('A write failed', { cause })
}

/** The first error, once all are settled. */
async function failure(queries: Promise<unknown>[]): Promise<Error | undefined> {
  const outcomes = await Promise.allSettled(queries)
  return outcomes.find((outcome) => outcome.status === 'rejected')?.reason
}

/** A connection that is unusable after its transaction, so that nothing writes into the next one. */
function untilEnded(connection: DatabaseConnection, waits: boolean) {
  let isOver = false
  const writes: Promise<unknown>[] = []
  return {
    writes,
    async executeQuery<R>(query: CompiledQuery) {
      check()
      return connection.executeQuery<R>(query)
    },
    ...(!waits && {
      executeLater(query: CompiledQuery): Promise<unknown> {
        check()
        const write = connection.executeQuery(query)
        write.catch(() => {}) // the commit reports it
        writes.push(write)
        return write
      },
      async checkWrites() {
        const failed = await writeFailure(writes)
        if (failed) throw failed
      },
    }),
    streamQuery: () => {
      throw new Error('Nothing is streamed inside a transaction')
    },
    end: () => {
      isOver = true
    },
  }

  function check(): void {
    if (isOver) throw new Error('A transaction went on after its end')
  }
}

/**
 * Sets timeouts inside each transaction, in the round trip of `begin`, where a connection cannot have them: PgBouncer refuses them at connect, and
 * in transaction mode the next transaction has another connection. A read-only transaction waits for neither `begin` nor `commit`: both are
 * pipelined with its queries, which fail if `begin` does.
 */
export class BoundedDriver extends PostgresDriver {
  readonly #limits: Limits
  readonly #isLimited: () => boolean
  readonly #reading = new WeakSet<DatabaseConnection>()

  /** Timeouts in milliseconds, by setting. `isLimited` tells whether connections have them already. */
  constructor(config: PostgresDialectConfig, limits: Limits, isLimited: () => boolean) {
    super(config)
    this.#limits = limits
    this.#isLimited = isLimited
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const { isolationLevel, accessMode } = settings
    const modes = [
      ...(isolationLevel ? [`isolation level ${isolationLevel}`] : []),
      ...(accessMode ? [accessMode] : []),
    ]
    const limits = this.#isLimited() ? [] : Object.entries(this.#limits)
    const begin = [`begin ${modes.join(' ')}`, ...limits.map(([name, limit]) => `set local ${name} = ${limit}`)]
    const begun = connection.executeQuery(CompiledQuery.raw(begin.join('; ')))
    if (accessMode !== 'read only') return void (await begun)
    begun.catch(() => {})
    this.#reading.add(connection)
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const committed = super.commitTransaction(connection)
    if (!this.#reading.delete(connection)) return committed
    committed.catch(() => {})
  }

  override rollbackTransaction(connection: Parameters<PostgresDriver['rollbackTransaction']>[0]): Promise<void> {
    this.#reading.delete(connection)
    return super.rollbackTransaction(connection)
  }
}
