import type { CompiledQuery, Expression, Kysely, Dialect as KyselyDialect, RawBuilder, SqlBool } from 'kysely'
import type { Project } from '../../domain/project.ts'
import type { NewLeadRow, Tables } from '../schema/tables.ts'
import type { BeforeCommit } from './transaction-body.ts'

type Column = Expression<unknown>

/**
 * Everything that differs between databases. `sqlite/dialect.ts` and `postgres/dialect.ts` implement it; no other file tests which database is used.
 */
export type Dialect = {
  /** Its name, as libraries use it. */
  name: 'sqlite' | 'postgres'
  /** The column contains this text exactly. */
  contains(column: Column, text: string): Expression<SqlBool>
  /** The column contains this text, case-insensitively; `ё` equals `е`. */
  containsAnyCase(column: Column, text: string): Expression<SqlBool>
  /** The column equals one of these values, which are bound as one parameter. */
  among(column: Column, values: readonly (number | string)[]): Expression<SqlBool>
  /** A string in a column of JSON objects, compared by its bytes; null if it is missing. */
  jsonText(column: Column, name: Column): Column
  /** A column of JSON objects without the property of this name. */
  jsonWithout(column: Column, name: string): RawBuilder<string>
  /** Hides a column's indexes from a planner without statistics. */
  withoutIndex(column: Column): Column
  /**
   * Hides the indexes of an integer column in both databases. PostgreSQL has no statistics of a table that has just grown, and may scan all rows in
   * the order of an index.
   */
  unindexed(column: Column): Column
  /** Only in a reader thread: true for every row, but ends the statement once its result is no longer needed. */
  stillWanted?: Expression<SqlBool>
  /** Whether the database keeps statistics and chooses access paths by them. */
  hasStatistics: boolean
  /** Columns that a lead's row has only in this database. */
  rowKey(seq: number, id: number): { key?: number }
  /** Whether rows can be locked; where they cannot, transactions are serial. */
  locksRows: boolean
  /** Whether `serve` keeps other servers out of a store. */
  hasServerLock: boolean
  /** Whether one statement for many rows is faster than a prepared statement for each. */
  prefersBulkInsert: boolean

  /** Types and fragments of table definitions. */
  types: Record<'whole' | 'text' | 'flag' | 'instant', RawBuilder<unknown>>
  /** Kysely's adapter and compiler for a driver of our own. */
  kysely: Pick<KyselyDialect, 'createAdapter' | 'createIntrospector' | 'createQueryCompiler'>
  /** The integer primary key that a lead's row has besides its project and id, where the full-text index needs one. */
  leadRowKey: 'key' | undefined
  /** The end of a table definition that stores rows in the order of the primary key, if the database supports that. */
  clustered: RawBuilder<unknown>
  /** Indexes of leads: for sorting by a column, and for equality. `newest` replaces an equality index that cannot find the newest lead. */
  indexes: {
    order(column: string): RawBuilder<unknown>
    equality(column: string): RawBuilder<unknown>
    newest(column: string): RawBuilder<unknown>[]
    /** The index expressions that identify a text of any length. */
    wholeText(column: string): RawBuilder<unknown>
  }
  /** Statements that make a table append-only: its rows can no longer be changed or removed. */
  appendOnly(table: string): RawBuilder<unknown>[]
  /**
   * Statements that replace the primary key `…_key` of a table, whose columns must all be `not null`. The caller drops other indexes before and
   * creates them again afterwards.
   */
  replacePrimaryKey(
    table: string,
    columns: Record<string, RawBuilder<unknown>>,
    key: readonly string[],
  ): RawBuilder<unknown>[]
  /** The full-text index. */
  searchIndex: SearchIndex
  /** A select from a JSON array of objects. */
  fromJson(table: string, columns: readonly string[], rows: string): RawBuilder<unknown>
  /** The id of the newest live lead of a project whose key has this value and that fulfils a condition; null if there is none. */
  newestHaving(
    project: number,
    column: Column,
    value: unknown,
    condition: Expression<SqlBool>,
  ): RawBuilder<number | null>
  /** Whether the key of a phone or an e-mail equals this value, or one of these values, in a form that uses the index. */
  isKey(column: Column, value: unknown): Expression<SqlBool>
  isKeyAmong(column: Column, values: readonly string[]): Expression<SqlBool>
  /** The expressions that order rows by a column, as its index has them. */
  orderedBy(column: string): Column[]
  /** The same for a value of the column. */
  orderedAt(column: string, value: string | number): unknown[]
  /** The host of a URL in lower case, as `hostOf` of `domain/fold.ts`. */
  hostOf(address: Column): Column
  /** Whether the row has this source; the next source of a project after a text, by an index seek. */
  isSource(source: Column): Expression<SqlBool>
  nextSource(project: number, after: Column): Column

  /** The size of the store in bytes. */
  bytes(db: Kysely<Tables>): Promise<number>
  /** Locks out other migrating processes until the transaction ends. */
  lockMigrations(db: Kysely<Tables>): Promise<void>
  /** Locks the cached reports of a project until the transaction ends: `shared` to add to the cache, `alone` to invalidate a part. */
  lockTallies(db: Kysely<Tables>, project: number, how: 'shared' | 'alone'): Promise<void>
  /** The database's own integrity check: a sentence for each fault. */
  integrity(db: Kysely<Tables>): Promise<string[]>

  /** Whether an error is temporary: disk full, database down. */
  isUnavailable(error: unknown): boolean
  /** Whether a retry of the transaction may succeed. */
  isRetryable(error: unknown): boolean
}

/** The key of a row in a full-text index that is a table of its own. */
export type RowKey = { key?: number }

/** How a database finds substrings. Leads in the bin are not indexed. */
export type SearchIndex = {
  /** Creates the index, if this database can have one. */
  create(db: Kysely<Tables>): Promise<void>
  /** Indexes what earlier versions left to be indexed later. */
  upgrade(db: Kysely<Tables>): Promise<void>
  /** Indexes new rows before the commit. */
  onInsert(beforeCommit: BeforeCommit, dialect: Dialect, rows: readonly NewLeadRow[]): void
  /** Indexes a changed row before the commit. */
  onUpdate(beforeCommit: BeforeCommit, dialect: Dialect, row: RowKey): void
  /** Removes a row from the index before the commit. */
  onDelete(beforeCommit: BeforeCommit, dialect: Dialect, row: RowKey): void
  /** The matching rows of a project, and those with these ids; undefined where a plain condition uses the index. */
  match(project: Project, phrase: string, ids: readonly number[]): Expression<SqlBool> | undefined
  /** The row keys of some matches. */
  keys(db: Kysely<Tables>, project: Project, phrase: string, limit: number): Promise<number[]>
  /** Compares the index with the rows. */
  verify(snapshot: SnapshotReader): Promise<IndexFaults>
  /** Indexes these rows again; without rows, rebuilds the index where the database keeps it itself. */
  repair(db: Kysely<Tables>, keys: readonly number[]): Promise<void>
  /** The number of matches, up to a limit. */
  count(db: Kysely<Tables>, project: Project, phrase: string, limit?: number): Promise<number>
}

/** Differences between the full-text index and the rows: a sentence each, and the keys of known rows. */
export type IndexFaults = { faults: string[]; keys: number[] }

/** A snapshot of a store, from which any number of rows is read in chunks. */
export type SnapshotReader = { db: Kysely<Tables>; chunks<R>(query: CompiledQuery<R>): AsyncIterable<R[]> }

/** The code of a driver, such as `SQLITE_FULL` or a SQLSTATE; empty where an error has none. */
export function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code ?? '')
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}
