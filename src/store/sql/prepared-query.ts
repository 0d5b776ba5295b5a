import type { CompiledQuery, Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import { runCompiled, runEach } from './connection.ts'
import type { Dialect } from './dialect.ts'

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
  const compiledFor = compiling(build)
  return async (db: Kysely<Tables>, dialect: Dialect, values: V): Promise<R[]> => {
    const { sql, query, queryId, parameters } = compiledFor(db, dialect)
    return (await runCompiled<R>(db, { sql, query, queryId, parameters: filled(parameters, values) })).rows
  }
}

/** The same, run with the values of each of many; answers the rows of all, one after another. */
export function keptEach<V extends Values, R>(
  build: (db: Kysely<Tables>, value: Slot<V>, dialect: Dialect) => Compilable<R>,
) {
  const compiledFor = compiling(build)
  return (db: Kysely<Tables>, dialect: Dialect, each: readonly V[]): Promise<R[]> => {
    const query = compiledFor(db, dialect)
    const lists = each.map((values) => filled(query.parameters, values))
    return runEach<R>(db, query, lists)
  }
}

function compiling<V extends Values, R>(
  build: (db: Kysely<Tables>, value: Slot<V>, dialect: Dialect) => Compilable<R>,
): (db: Kysely<Tables>, dialect: Dialect) => CompiledQuery<R> {
  const compiled = new WeakMap<Dialect, CompiledQuery<R>>()
  return (db, dialect) => {
    const known = compiled.get(dialect)
    if (known) return known
    const query = build(db, slot, dialect).compile()
    compiled.set(dialect, query)
    texts.add(query.sql)
    return query
  }
}

function filled(parameters: readonly unknown[], values: Values): unknown[] {
  return parameters.map((each) => (each instanceof Named ? values[each.name] : each))
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
