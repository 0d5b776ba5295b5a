import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type Kysely,
  type PostgresDialectConfig,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely'
import type { Tables } from '../schema/tables.ts'
import { kyselyOn } from '../sql/connection.ts'
import { pipelined } from '../sql/pipeline.ts'
import { postgres } from './dialect.ts'

type Body<T> = (db: Kysely<Tables>) => Promise<T>

/**
 * Runs a body in a transaction. `first` shares the round trip of `begin`, so it may change nothing by itself. Queries that the body sends at
 * once are pipelined: in Kysely's own transactions each waits for the result of the one before.
 */
export async function inTransaction<T>(
  driver: Driver,
  settings: TransactionSettings,
  body: Body<T>,
  first?: Body<unknown>,
): Promise<T> {
  const connection = await driver.acquireConnection()
  const open = untilEnded(connection)
  const db = kyselyOn(open, postgres)
  try {
    await pipelined([driver.beginTransaction(connection, settings), (first ?? warmUp)(db)])
    const value = await body(db)
    open.end()
    await driver.commitTransaction(connection)
    return value
  } catch (error) {
    open.end()
    await driver.rollbackTransaction(connection).catch(() => {}) // then the driver discards the connection
    throw error
  } finally {
    await driver.releaseConnection(connection)
  }
}

/** The first query of a Kysely is sent some microtasks later than others, which must not overtake it. */
function warmUp(db: Kysely<Tables>): Promise<unknown> {
  return db.connection().execute(async () => {})
}

/** A connection that is unusable after its transaction, so that nothing writes into the next one. */
function untilEnded(connection: DatabaseConnection) {
  let isOver = false
  return {
    async executeQuery<R>(query: CompiledQuery) {
      if (isOver) throw new Error('A transaction went on after its end')
      return connection.executeQuery<R>(query)
    },
    streamQuery: () => {
      throw new Error('Nothing is streamed inside a transaction')
    },
    end: () => {
      isOver = true
    },
  }
}

/**
 * Sets timeouts inside each transaction, in the round trip of `begin`. As settings of the connection they would fail behind PgBouncer: it
 * refuses them at connect, and in transaction mode the next transaction has another connection. A read-only transaction waits for neither
 * `begin` nor `commit`: both are pipelined with its queries, which fail if `begin` does.
 */
export class BoundedDriver extends PostgresDriver {
  readonly #limits: Record<string, number>
  readonly #reading = new WeakSet<DatabaseConnection>()

  /** Timeouts in milliseconds, by setting. */
  constructor(config: PostgresDialectConfig, limits: Record<string, number>) {
    super(config)
    this.#limits = limits
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const { isolationLevel, accessMode } = settings
    const modes = [
      ...(isolationLevel ? [`isolation level ${isolationLevel}`] : []),
      ...(accessMode ? [accessMode] : []),
    ]
    const limits = Object.entries(this.#limits).map(([name, limit]) => `; set local ${name} = ${limit}`)
    const begun = connection.executeQuery(CompiledQuery.raw(`begin ${modes.join(' ')}${limits.join('')}`))
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
