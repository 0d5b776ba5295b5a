import { type CompiledQuery, type DatabaseConnection, type Driver, Kysely, type QueryResult } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from './dialect.ts'

/**
 * A connection. Where a statement is no round trip, `executeEach` may run a write with many lists of values in one call. Where it is one,
 * `executeLater` may send a write and leave its outcome to the commit.
 */
type Connection = DatabaseConnection & {
  executeEach?(sql: string, lists: readonly (readonly unknown[])[]): Promise<void>
  executeLater?(query: CompiledQuery): Promise<unknown>
  /** Throws if one of the sent writes failed. */
  checkWrites?(): Promise<void>
}

/** Connections that run a compiled query directly, without the rest of Kysely. */
const connections = new WeakMap<Kysely<Tables>, Connection>()

/**
 * A Kysely that sends every query over one connection at once. Kysely's own transactions wait for each result before the next query. Where a
 * statement is a round trip, all go the same way through Kysely, so that they are sent in order.
 */
export function kyselyOn(connection: Connection, { kysely }: Pick<Dialect, 'kysely'>): Kysely<Tables> {
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: neverHere,
    commitTransaction: neverHere,
    rollbackTransaction: neverHere,
    releaseConnection: async () => {},
    destroy: async () => {},
  }
  const db = new Kysely<Tables>({ dialect: { createDriver: () => driver, ...kysely } })
  if (connection.executeEach) connections.set(db, connection)
  if (connection.executeLater && connection.checkWrites) delaying.set(db, connection as Delaying)
  return db
}

type Delaying = Required<Pick<Connection, 'executeLater' | 'checkWrites'>>

/** Connections that leave the outcome of a write to the commit. */
const delaying = new WeakMap<Kysely<Tables>, Delaying>()

/** Runs a write whose result is not needed. Where possible its outcome is left to the commit, so the body continues without knowing it. */
export async function runWrite(db: Kysely<Tables>, query: CompiledQuery): Promise<void> {
  const connection = delaying.get(db)
  if (connection) void connection.executeLater(query)
  else await runCompiled(db, query)
}

/** Sends a write in order. It resolves when the database has answered, even where the outcome is left to the commit. */
export function sendWrite(db: Kysely<Tables>, query: CompiledQuery): Promise<unknown> {
  return delaying.get(db)?.executeLater(query) ?? runCompiled(db, query)
}

async function neverHere(): Promise<void> {
  throw new Error('Transactions are begun and ended elsewhere')
}

/** Runs a compiled query with the least overhead. */
export function runCompiled<R>(db: Kysely<Tables>, query: CompiledQuery<R>): Promise<QueryResult<R>> {
  return connections.get(db)?.executeQuery(query) ?? db.executeQuery(query)
}

/** Waits for all sent writes whose outcome was left to the commit, and throws if one of them failed. */
export async function checkWrites(db: Kysely<Tables>): Promise<void> {
  await delaying.get(db)?.checkWrites()
}

/** Runs a write once for each list of values, in order. Its result is not needed. */
export async function runEachWrite(
  db: Kysely<Tables>,
  query: CompiledQuery,
  lists: readonly (readonly unknown[])[],
): Promise<void> {
  const connection = connections.get(db)
  if (connection?.executeEach) return connection.executeEach(query.sql, lists)
  for (const parameters of lists) await runWrite(db, { ...query, parameters })
}
