import type { Kysely } from 'kysely'
import type { BatchBody } from './batch/batch-queue.ts'
import type { createReaderPool } from './readers/reader-pool.ts'
import type { SpoolOptions } from './receipts/spool.ts'
import type { Migration } from './schema/migrations/index.ts'
import type { Tables } from './schema/tables.ts'
import type { Dialect } from './sql/dialect.ts'
import type { ForcedPath } from './sql/read-query.ts'
import type { Body } from './sql/transaction-body.ts'

/** Options of opening a store. `now` (seconds) is stored with migrations; `serve` takes the server lock. */
export type OpenOptions = {
  now: number
  serve?: boolean
  /** With `serve`: a statement may take any time, as of a command that reads whole tables. */
  patient?: boolean
  /** With `serve`: on SQLite, merges the full-text index in the background. */
  maintains?: boolean
  /** Called after each commit with the number of transactions in it. */
  onCommit?: (size: number) => void
  /** Called with an error of the background that no request reports. */
  onBackgroundError?: (error: Error) => void
  /** The limit of queued transactions (on PostgreSQL: of one project); one more is refused. 10,000 by default. */
  maxQueued?: number
  /** The size limit of the SQLite file in pages, to simulate a full disk. */
  maxPages?: number
  /** Forces an access path of lists, for tests; each gives the same results. `reader-pool` forces the reader threads. */
  forcedPath?: ForcedPath | 'reader-pool'
  /** The URL of the table of the writer thread's operations, for tests that add some. */
  workerExports?: string
  /** On SQLite: how long (ms) a heavy read may take. */
  readTimeout?: number
  /** How long (ms) a slow client of an export may hold the snapshot. */
  exportTimeout?: number
  /** How long (ms) it may take nothing. */
  exportStall?: number
  /** How many exports may be open. */
  exportsOpen?: number
  /** With `serve`, on PostgreSQL: how long (ms) the answer to a query may take at last. */
  queryTimeout?: number
  /** With `serve`, on PostgreSQL: a replica for reads that may be so many seconds behind. */
  replica?: { url: string; maxLag: number } | undefined
  /** The folder of large bodies; by default beside the SQLite file, or under `data`. */
  spool?: Partial<SpoolOptions>
  /** By default those of this program. */
  migrations?: readonly Migration[]
}

/**
 * Whether reads go to the replica, and by how many seconds it is behind at most. `late` is more than is allowed; `foreign` is no replica of the
 * database: of another one, or a copy that goes its own way.
 */
export type ReplicaState = { state: 'used'; lag: number } | { state: 'late' | 'foreign' | 'away' }

/**
 * How far a server of a cluster is in the write-ahead log, such as `16/B374D848`. `timeline` and `started` (seconds) only of a primary: a copy of
 * it that runs by itself is told apart by them.
 */
export type ReplicaPlace = { position: string; cluster: string; timeline: string | null; started: string | null }

/** A replica for reads that may be stale. */
export type Replica = {
  url: string
  state(): ReplicaState
  /** How many seconds a server that has come so far is behind at most; undefined when that is too much, or it is no replica of the primary. */
  lagAt(place: ReplicaPlace): number | undefined
  /** Aborted once it no longer answers: what is read of it then will not come. */
  away(): AbortSignal
  /**
   * Runs reads in one snapshot of it. Undefined where it is late or away, or where the body is: then the primary is asked. `tallyCacheKey`
   * is the replica's key in the tally cache of this process.
   */
  snapshot<T>(
    body: (db: Kysely<Tables>, tallyCacheKey: object) => Promise<T | undefined>,
    signal: () => AbortSignal,
  ): Promise<{ value: T; lag: number } | undefined>
  close(): Promise<void>
}

type Readers = ReturnType<typeof createReaderPool>

/** An open database: the few things that are not SQL and differ between the two. */
export type Backend = {
  dialect: Dialect
  db: Kysely<Tables>
  /** Runs reads in one snapshot. The signal, requested only for long ones, cancels them. */
  snapshot<T>(body: (db: Kysely<Tables>) => Promise<T>, signal?: () => AbortSignal): Promise<T>
  /** Runs heavy reads, few at once, so that places for others are left. Undefined where threads run them. */
  inHeavySlot?<T>(work: () => Promise<T>): Promise<T>
  /** Whether a statement outside a transaction is limited in time. */
  canReadInAutocommit(): boolean
  /** Runs a transaction; it is on disk when this resolves. Transactions of one project may share a commit. */
  transaction<T>(body: Body<T>, project?: number): Promise<T>
  /** The same for an item of a project's batch. */
  batch<I, A>(body: BatchBody<I, A>, item: I, project: number): Promise<A>
  /** Waits until the writer thread runs the items of a batch, on SQLite. */
  ready?: <I, A>(body: BatchBody<I, A>) => Promise<void>
  /** Runs a heavy read in a reader thread, on SQLite. */
  readInWorker?: Readers['read']
  replica?: Replica | undefined
  /** Warnings for the operator, a sentence each. */
  notes: string[]
  /** The number of transactions that are not on disk yet; of a project alone, where each has a queue of its own. */
  queued(project?: number): number
  close(): Promise<void>
}
