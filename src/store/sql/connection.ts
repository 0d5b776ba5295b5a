import { type CompiledQuery, type DatabaseConnection, type Driver, Kysely, type QueryResult } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from './dialect.ts'

/** A connection; one whose statements are no journeys may run a query with each of many lists of values at once. */
type Connection = DatabaseConnection & {
  executeEach?<R>(sql: string, lists: readonly (readonly unknown[])[]): Promise<R[]>
}

/** The connections that what is compiled already goes straight to, past the rest of Kysely. */
const connections = new WeakMap<Kysely<Tables>, Connection>()

/**
 * A Kysely whose every query goes over one connection, at once: in a transaction of its own each would wait until the one before is
 * answered. Where statements are journeys all of them go the same way through Kysely, so that they are sent in the order in which they are
 * asked.
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

/** Runs a compiled query the shortest way there is. */
export function runCompiled<R>(db: Kysely<Tables>, query: CompiledQuery<R>): Promise<QueryResult<R>> {
  return connections.get(db)?.executeQuery(query) ?? db.executeQuery(query)
}

/** Runs it with each of these lists of values, one after another; answers the rows of all. */
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
