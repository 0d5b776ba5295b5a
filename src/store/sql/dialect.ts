import type { CompiledQuery, Expression, Kysely, Dialect as KyselyDialect, RawBuilder, SqlBool } from 'kysely'
import type { Project } from '../../domain/project.ts'
import type { Tables } from '../schema/tables.ts'
import type { BeforeCommit } from './transaction-body.ts'

type Column = Expression<unknown>

/** Everything that differs between databases. `sqlite/dialect.ts` and `postgres/dialect.ts` are its two records; no other file asks which database it is. */
export type Dialect = {
  /** As libraries call it. */
  name: 'sqlite' | 'postgres'
  /** The column holds this text somewhere, to the letter. */
  contains(column: Column, text: string): Expression<SqlBool>
  /** The column equals one of these, in one parameter however many they are. */
  among(column: Column, values: readonly (number | string)[]): Expression<SqlBool>
  /** A text in a column that keeps a JSON object; null where there is none. */
  jsonText(column: Column, name: string): Column
  /** A column as a planner without statistics leaves it alone. */
  withoutIndex(column: Column): Column
  /** Whether the database knows its rows well enough to plan by itself. */
  hasStatistics: boolean
  /** Columns that a lead's row has only here. */
  rowKey(seq: number, id: number): { key?: number }
  /** Whether rows can be locked one by one; where they can't, a transaction is alone anyway. */
  locksRows: boolean
  /** Whether a store opened with `serve` lets no other server in. */
  hasServerLock: boolean
  /** Whether one statement for many rows is faster than a prepared statement for each. */
  prefersBulkInsert: boolean

  /** Types and fragments of table definitions. */
  types: Record<'whole' | 'text' | 'flag' | 'instant', RawBuilder<unknown>>
  /** How Kysely speaks to it, for a driver of our own. */
  kysely: Pick<KyselyDialect, 'createAdapter' | 'createIntrospector' | 'createQueryCompiler'>
  leadRowKey: 'key' | undefined
  clustered: RawBuilder<unknown>
  /** Indexes of leads: for listing in the order of a column, for finding equals. */
  indexes: {
    order(column: string): RawBuilder<unknown>
    equality(column: string): RawBuilder<unknown>
  }
  /** How parts of texts are found. */
  searchIndex: SearchIndex
  /** A select of rows that come as a JSON list of objects. */
  fromJson(table: string, columns: readonly string[], rows: string): RawBuilder<unknown>
  /** The id of the newest live lead of a project that has a key and fits a condition; null where there is none. */
  newestHaving(
    project: number,
    column: Column,
    value: unknown,
    condition: Expression<SqlBool>,
  ): RawBuilder<number | null>
  /** What rows are ordered by so that they stand in the order of a column; its index serves it. */
  orderedBy(column: string): Column[]
  /** The same of a value that the column may hold. */
  orderedAt(column: string, value: string | number): unknown[]
  /** The host of an address in lower case, as `hostOf` of `domain/fold.ts` says. */
  hostOf(address: Column): Column
  /** The row's source is this one; the source of a project that follows a text in their order, by a seek of the index. */
  isSource(source: Column): Expression<SqlBool>
  nextSource(project: number, after: Column): Column

  /** How many bytes the store takes. */
  bytes(db: Kysely<Tables>): Promise<number>
  /** Holds off other migrating processes until the transaction ends. */
  lockMigrations(db: Kysely<Tables>): Promise<void>
  /** The database's own word on whether the store is whole: a sentence for each thing that is wrong. */
  integrity(db: Kysely<Tables>): Promise<string[]>

  /** The store cannot take it now, but may soon: disk full, database away. */
  isAway(error: unknown): boolean
  /** The same transaction, tried again, may succeed. */
  isRetryable(error: unknown): boolean
}

/** A text query: a phrase for the index, and the same as a condition for rows that are not indexed yet. */
export type IndexQuery = { phrase: string; plain: Expression<SqlBool> }

/** The key of a row in an index beside the rows. */
export type RowKey = { key?: number }

/**
 * How a database finds substrings. Where the index is a table of ours, new leads are indexed up to a thousand at a time; the last ones are
 * found by scanning their rows. Leads in the bin are not indexed.
 */
export type SearchIndex = {
  /** Makes the index, where this database can have one. */
  create(db: Kysely<Tables>): Promise<void>
  /** Indexes new leads of a project up to this row before the commit, once enough of them are not indexed. */
  onInsert(beforeCommit: BeforeCommit, dialect: Dialect, row: RowKey): void
  /** Indexes a changed row before the commit. */
  onUpdate(beforeCommit: BeforeCommit, dialect: Dialect, row: RowKey): void
  /** Removes a row from the index before the commit. */
  onDelete(beforeCommit: BeforeCommit, dialect: Dialect, row: RowKey): void
  /** The rows of a project that are found, and those with these ids; undefined where a plain condition finds them. */
  match(project: Project, question: IndexQuery, ids: readonly number[]): Expression<SqlBool> | undefined
  /** The row keys of some that are found. */
  keys(db: Kysely<Tables>, project: Project, question: IndexQuery, limit: number): Promise<number[]>
  /** Compares the index with the rows. */
  verify(snapshot: SnapshotReader): Promise<IndexFaults>
  /** Indexes these rows again; without rows, rebuilds the index where the database keeps it itself. */
  repair(db: Kysely<Tables>, keys: readonly number[]): Promise<void>
  /** How many there are, up to a limit. */
  count(db: Kysely<Tables>, project: Project, question: IndexQuery, limit?: number): Promise<number>
}

/** Where the full-text index differs from the rows: a sentence a fault, and the rows where they are known. */
export type IndexFaults = { faults: string[]; keys: number[] }

/** One snapshot of a store, of which any number of rows are read in chunks. */
export type SnapshotReader = { db: Kysely<Tables>; chunks<R>(query: CompiledQuery<R>): AsyncIterable<R[]> }

/** The code of a driver, such as `SQLITE_FULL` or a SQLSTATE; empty where an error has none. */
export function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code ?? '')
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}
