import type { Kysely } from 'kysely'
import type { Dialect } from './dialect.ts'
import type { Migration } from './migrations/index.ts'
import type { Tables } from './tables.ts'

/** How a store is opened. `now` in seconds stamps migrations; `serve` takes the lock that only one server may have. */
export type OpenOptions = {
  now: number
  serve?: boolean
  /** Hears how many transactions shared a commit, and how many wait, after each commit. */
  onGroup?: (size: number) => void
  /** A ceiling for the SQLite file, in pages: a full disk at will. */
  maxPages?: number
  /** Those of this program, unless given. */
  migrations?: readonly Migration[]
}

type Body<T> = (db: Kysely<Tables>) => Promise<T>

/** An open database: the few things that are not SQL and differ between the two. */
export type Backend = {
  dialect: Dialect
  db: Kysely<Tables>
  /** Reads that see one moment. */
  snapshot<T>(body: Body<T>): Promise<T>
  /** All of it or nothing; on disk when it resolves. */
  transaction<T>(body: Body<T>): Promise<T>
  /** What an operator should know of this database, a sentence each. */
  notes: string[]
  /** Transactions that wait for the writer. */
  waiting(): number
  close(): Promise<void>
}
