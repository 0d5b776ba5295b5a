import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult } from 'kysely'
import type { Tables } from './tables.ts'

/** A connection; one whose statements are no journeys may run a query with each of many lists of values at once. */
type Connection = DatabaseConnection & {
  executeEach?<R>(sql: string, lists: readonly (readonly unknown[])[]): Promise<R[]>
}

/** The connections of those Kyselys that have but one: what is compiled already goes straight to it, past the rest of Kysely. */
const connections = new WeakMap<Kysely<Tables>, Connection>()

/** Remembers the only connection of a Kysely. */
export function hasOne(db: Kysely<Tables>, connection: Connection): Kysely<Tables> {
  connections.set(db, connection)
  return db
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
