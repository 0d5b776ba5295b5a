import type { CompiledQuery, Kysely } from 'kysely'
import type { Dialect } from './dialect.ts'
import { runCompiled } from './one-connection.ts'
import type { Tables } from './tables.ts'

type Values = Record<string, unknown>
type Compilable<R> = { compile(): CompiledQuery<R> }
/** Stands in a query for a value that each run brings. */
export type Slot<V> = <K extends keyof V & string>(name: K) => V[K]

/**
 * A query that Kysely builds and compiles once for each database; a run only brings the values. For the few queries that every
 * create or list makes: building one anew costs more than running it.
 */
export function keptQuery<V extends Values, R>(
  build: (db: Kysely<Tables>, value: Slot<V>, dialect: Dialect) => Compilable<R>,
) {
  const compiled = new WeakMap<Dialect, CompiledQuery<R>>()
  return async (db: Kysely<Tables>, dialect: Dialect, values: V): Promise<R[]> => {
    const query = compiled.get(dialect) ?? build(db, slot, dialect).compile()
    compiled.set(dialect, query)
    texts.add(query.sql)
    const parameters = query.parameters.map((each) => (each instanceof Named ? values[each.name] : each))
    const { sql, query: node, queryId } = query
    return (await runCompiled<R>(db, { sql, query: node, queryId, parameters })).rows
  }
}

const texts = new Set<string>()

/** Whether a text of SQL is that of a kept query. */
export function isKept(text: string): boolean {
  return texts.has(text)
}

class Named {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

const slot = (name: string) => new Named(name) as never
