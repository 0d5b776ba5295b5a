import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult } from 'kysely'
import type { Tables } from './tables.ts'

/** The connections of those Kyselys that have but one: what is compiled already goes straight to it, past the rest of Kysely. */
const connections = new WeakMap<Kysely<Tables>, DatabaseConnection>()

/** Remembers the only connection of a Kysely. */
export function hasOne(db: Kysely<Tables>, connection: DatabaseConnection): Kysely<Tables> {
  connections.set(db, connection)
  return db
}

/** Runs a compiled query the shortest way there is. */
export function runCompiled<R>(db: Kysely<Tables>, query: CompiledQuery<R>): Promise<QueryResult<R>> {
  return connections.get(db)?.executeQuery(query) ?? db.executeQuery(query)
}
