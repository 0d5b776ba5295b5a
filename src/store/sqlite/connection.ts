import { hash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import { LRUCache } from 'lru-cache'

/** A statement as Kysely's driver for SQLite calls it. */
type Prepared = Pick<Database.Statement<unknown[]>, 'reader' | 'all' | 'run' | 'iterate'>
export type Prepare = (sql: string) => Prepared

/**
 * The size of the cache in characters of SQL: about two hundred statements, more than a busy desk uses. SQLite takes some forty bytes for each
 * character.
 */
const statementSpace = 150_000

/** The same for heavy reads, compared with which preparing takes no time. */
export const heavyStatementSpace = 30_000

/** How many texts that came only once are remembered. */
const onceSeen = 1_000

/**
 * Caches prepared statements by SQL text; Kysely's own driver prepares at each call. A text is cached from its second time on, so that statements of
 * filters that come once are freed soon. A cached statement waits for a collection of all memory, and the collector does not know its size.
 */
export function statementCache(database: Database.Database, maxSize = statementSpace): Prepare {
  const sizes = { maxSize, maxEntrySize: maxSize / 10, sizeCalculation: (_: Prepared, text: string) => text.length }
  const statements = new LRUCache<string, Prepared>(sizes)
  const seen = new LRUCache<string, true>({ max: onceSeen })
  return (text) => {
    const known = statements.get(text)
    if (known) return known
    const statement = database.prepare<unknown[]>(text)
    const prepared = statement.reader ? rawRows(statement) : statement
    const mark = hash('sha256', text, 'base64url')
    if (seen.delete(mark)) statements.set(text, prepared)
    else seen.set(mark, true)
    return prepared
  }
}

/** Reads rows as arrays and names the columns here: the library's lookup of names in each row takes half as long again. */
function rawRows(statement: Database.Statement<unknown[]>): Prepared {
  const names = statement.columns().map(({ name }) => name)
  const named = (values: unknown) => {
    const row: Record<string, unknown> = {}
    for (let index = 0; index < names.length; index++) row[names[index] as string] = (values as unknown[])[index]
    return row
  }
  return {
    reader: true,
    all: (...values) =>
      statement
        .raw(true)
        .all(...values)
        .map(named),
    run: (...values) => statement.raw(false).run(...values),
    *iterate(...values) {
      for (const row of statement.raw(true).iterate(...values)) yield named(row)
    },
  }
}

/** The connection of one transaction body. It is synchronous, and closed after the body, so that no body can write into another's. */
export class SqliteConnection implements DatabaseConnection {
  #prepare: Prepare
  #over = false

  constructor(prepare: Prepare) {
    this.#prepare = prepare
  }

  end(): void {
    this.#over = true
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#over) throw new Error('A transaction body went on after its end')
    const statement = this.#prepare(sql)
    const values = bindable(parameters)
    if (statement.reader) return { rows: statement.all(...values) as R[] }
    const { changes } = statement.run(...values)
    return { rows: [], numAffectedRows: BigInt(changes) }
  }

  /** Runs a write with each of these lists of values. */
  async executeEach(sql: string, lists: readonly (readonly unknown[])[]): Promise<void> {
    if (this.#over) throw new Error('A transaction body went on after its end')
    const statement = this.#prepare(sql)
    for (const values of lists) statement.run(...bindable(values))
  }

  // biome-ignore lint/correctness/useYield: nothing is streamed inside a transaction
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Nothing is streamed inside a transaction')
  }
}

/** Values in the driver's fastest form: as arguments, unless they are too many. */
function bindable(values: readonly unknown[]): readonly unknown[] {
  return values.length > 1_000 ? [values] : values
}
