import { type CompiledQuery, type DatabaseConnection, type Driver, Kysely, type QueryResult } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from './dialect.ts'

/** A connection. Where a statement is no round trip, it may run a query with many lists of values in one call. */
type Connection = DatabaseConnection & {
  executeEach?<R>(sql: string, lists: readonly (readonly unknown[])[]): Promise<R[]>
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
  return db
}

async function neverHere(): Promise<void> {
  throw new Error('Transactions are begun and ended elsewhere')
}

/** Runs a compiled query with the least overhead. */
export function runCompiled<R>(db: Kysely<Tables>, query: CompiledQuery<R>): Promise<QueryResult<R>> {
  return connections.get(db)?.executeQuery(query) ?? db.executeQuery(query)
}

/** Runs it with each list of values in order; returns the rows of all. */
export async function runEach<R>(
  db: Kysely<Tables>,
  query: CompiledQuery<R>,
  lists: readonly (readonly unknown[])[],
): Promise<R[]> {
  const connection = connections.get(db)
  if (connection?.executeEach) return connection.executeEach<R>(query.sql, lists)
  const found: R[] = []
  for (const parameters of lists) found.push(...(await runCompiled<R>(db, { ...query, parameters })).rows)
  return found
}
