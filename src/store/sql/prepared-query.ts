import type { CompiledQuery, Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import { runCompiled, runEachWrite, runWrite, sendWrite } from './connection.ts'
import type { Dialect } from './dialect.ts'

type Values = Record<string, unknown>
type Compilable<R> = { compile(): CompiledQuery<R> }
/** A parameter, bound at each run. */
export type Param<V> = <K extends keyof V & string>(name: K) => V[K]

/**
 * A query that Kysely builds and compiles once for each database; a run only binds values. It is for the few queries of every create and list, which
 * take longer to build than to run. With `genericPlan` PostgreSQL keeps one plan for all values: for a query that has only one good plan, but which
 * it would plan for each set of values.
 */
export function preparedQuery<V extends Values, R>(
  build: (db: Kysely<Tables>, value: Param<V>, dialect: Dialect) => Compilable<R>,
  { genericPlan = false } = {},
) {
  const compiledFor = compileOnce(build, genericPlan)
  return async (db: Kysely<Tables>, dialect: Dialect, values: V): Promise<R[]> => {
    const { sql, query, queryId, parameters } = compiledFor(db, dialect)
    return (await runCompiled<R>(db, { sql, query, queryId, parameters: bindParams(parameters, values) })).rows
  }
}

/** A prepared write whose result is not needed. */
export function preparedWrite<V extends Values>(
  build: (db: Kysely<Tables>, value: Param<V>, dialect: Dialect) => Compilable<never>,
) {
  return prepared(build, runWrite)
}

/** A prepared write whose answer can be awaited, even where the outcome is left to the commit. */
export function preparedSend<V extends Values>(
  build: (db: Kysely<Tables>, value: Param<V>, dialect: Dialect) => Compilable<never>,
) {
  return prepared(build, sendWrite)
}

function prepared<V extends Values, A>(
  build: (db: Kysely<Tables>, value: Param<V>, dialect: Dialect) => Compilable<never>,
  run: (db: Kysely<Tables>, query: CompiledQuery) => A,
) {
  const compiledFor = compileOnce(build)
  return (db: Kysely<Tables>, dialect: Dialect, values: V): A => {
    const { sql, query, queryId, parameters } = compiledFor(db, dialect)
    return run(db, { sql, query, queryId, parameters: bindParams(parameters, values) })
  }
}

/** A prepared write that runs with many lists of values. */
export function preparedWriteForEach<V extends Values>(
  build: (db: Kysely<Tables>, value: Param<V>, dialect: Dialect) => Compilable<never>,
) {
  const compiledFor = compileOnce(build)
  return (db: Kysely<Tables>, dialect: Dialect, each: readonly V[]): Promise<void> => {
    const query = compiledFor(db, dialect)
    return runEachWrite(
      db,
      query,
      each.map((values) => bindParams(query.parameters, values)),
    )
  }
}

function compileOnce<V extends Values, R>(
  build: (db: Kysely<Tables>, value: Param<V>, dialect: Dialect) => Compilable<R>,
  genericPlan = false,
): (db: Kysely<Tables>, dialect: Dialect) => CompiledQuery<R> {
  const compiled = new WeakMap<Dialect, CompiledQuery<R>>()
  return (db, dialect) => {
    const known = compiled.get(dialect)
    if (known) return known
    const query = build(db, param, dialect).compile()
    compiled.set(dialect, query)
    texts.set(query.sql, { genericPlan })
    return query
  }
}

function bindParams(parameters: readonly unknown[], values: Values): unknown[] {
  return parameters.map((each) => (each instanceof NamedParam ? values[each.name] : each))
}

const texts = new Map<string, { genericPlan: boolean }>()

/** How the query of this SQL text is prepared; undefined when it is not. */
export function preparationOf(text: string): { genericPlan: boolean } | undefined {
  return texts.get(text)
}

class NamedParam {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

const param = (name: string) => new NamedParam(name) as never
