import type { Kysely } from 'kysely'
import type { BatchBody } from './batch/batch-queue.ts'
import type { createReaderPool } from './readers/reader-pool.ts'
import type { SpoolOptions } from './receipts/spool.ts'
import type { Migration } from './schema/migrations/index.ts'
import type { Tables } from './schema/tables.ts'
import type { Dialect } from './sql/dialect.ts'
import type { ForcedPath } from './sql/read-query.ts'
import type { Body } from './sql/transaction-body.ts'

/** How a store is opened. `now` in seconds stamps migrations; `serve` takes the lock that only one server may have. */
export type OpenOptions = {
  now: number
  serve?: boolean
  /**
   * With `serve`: maintenance in the background, on SQLite merging of the full-text index, on PostgreSQL ANALYZE.
   */
  maintains?: boolean
  /** Hears how many transactions shared a commit, after each commit. */
  onCommit?: (size: number) => void
  /** Hears why a part of the store does not work as it should, though nothing is refused for it. */
  onTrouble?: (error: Error) => void
  /** How many transactions may wait for their commit (on PostgreSQL: of one project); one more is refused. 10,000 unless given. */
  maxQueued?: number
  /** A ceiling for the SQLite file, in pages: a full disk at will. */
  maxPages?: number
  /** A way that lists go, for a test; each gives the same answers. `aside` is a thread of its own for each. */
  forcedPath?: ForcedPath | 'aside'
  /** The table of what the writing thread may run, as a URL: for a test, which adds to that of the program. */
  workerExports?: string
  /** How long (ms) a slow client of an export may hold the moment that it reads. */
  exportPatience?: number
  /** Where large bodies lie: in a folder beside an SQLite file unless given, else under `data`. */
  spool?: Partial<SpoolOptions>
  /** Those of this program, unless given. */
  migrations?: readonly Migration[]
}

type Readers = ReturnType<typeof createReaderPool>

/** An open database: the few things that are not SQL and differ between the two. */
export type Backend = {
  dialect: Dialect
  db: Kysely<Tables>
  /** Reads that see one moment; they fail when the signal, asked for only of long ones, tells that nobody waits for them. */
  snapshot<T>(body: (db: Kysely<Tables>) => Promise<T>, gone?: () => AbortSignal): Promise<T>
  /** All of it or nothing; on disk when it resolves. Those of one project may share a commit. */
  transaction<T>(body: Body<T>, project?: number): Promise<T>
  /** The same for an item of a batch of a project. */
  batch<I, A>(body: BatchBody<I, A>, item: I, project: number): Promise<A>
  /** Makes a heavy list in a reader thread, where the database has no server of its own. */
  readInWorker?: Readers['read']
  /** What an operator should know of this database, a sentence each. */
  notes: string[]
  /** Transactions that were given and are not on disk yet. */
  queued(): number
  close(): Promise<void>
}
