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
  /** With `serve`: statements have no time limit, as commands that read whole tables need. */
  patient?: boolean
  /** With `serve`: on SQLite, merges the full-text index in the background. */
  maintains?: boolean
  /** Called after each commit with the number of transactions in it. */
  onCommit?: (size: number) => void
  /** Called with errors of background work, which no request reports. */
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
  /** How long (ms) the client of an export may take nothing. */
  exportStall?: number
  /** How many exports may be open. */
  exportsOpen?: number
  /** With `serve`, on PostgreSQL: the last-resort timeout (ms) of a query. */
  queryTimeout?: number
  /** With `serve`, on PostgreSQL: a replica for reads, which may be at most `maxLag` seconds behind. */
  replica?: { url: string; maxLag: number } | undefined
  /** The folder of large bodies; by default beside the SQLite file, or under `data`. */
  spool?: Partial<SpoolOptions>
  /** The migrations to run; by default those of this program. */
  migrations?: readonly Migration[]
}

/**
 * Whether reads go to the replica, and how many seconds it is behind at most. `late`: further behind than allowed. `foreign`: no replica of this
 * database, but of another one, or a copy that has diverged.
 */
export type ReplicaState = { state: 'used'; lag: number } | { state: 'late' | 'foreign' | 'away' }

/**
 * The position of a server in the write-ahead log, such as `16/B374D848`. Only a primary has `timeline` and `started` (seconds), which tell it from
 * a copy that runs by itself.
 */
export type ReplicaPlace = { position: string; cluster: string; timeline: string | null; started: string | null }

/** A replica for reads that may be stale. */
export type Replica = {
  url: string
  state(): ReplicaState
  /** How many seconds a server at this position is behind at most; undefined if that is too much, or if it is no replica of the primary. */
  lagAt(place: ReplicaPlace): number | undefined
  /** Aborted once the replica no longer answers: pending reads from it will not complete. */
  away(): AbortSignal
  /**
   * Runs reads in one snapshot of the replica. Returns undefined if it is late or away, or if the body does; the caller then reads from the primary.
   * `tallyCacheKey` is the replica's key in the tally cache of this process.
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
  /** Runs heavy reads, few at a time, so that connections are left for other reads. Undefined where threads run them. */
  inHeavySlot?<T>(work: () => Promise<T>): Promise<T>
  /** Whether a statement outside a transaction is limited in time. */
  canReadInAutocommit(): boolean
  /** Runs a transaction; it is on disk when this resolves. Transactions of one project may share a commit. */
  transaction<T>(body: Body<T>, project?: number): Promise<T>
  /** Runs an item of a batch of a project in a transaction. */
  batch<I, A>(body: BatchBody<I, A>, item: I, project: number): Promise<A>
  /** Waits until the writer thread runs the items of a batch, on SQLite. */
  ready?: <I, A>(body: BatchBody<I, A>) => Promise<void>
  /** Runs a heavy read in a reader thread, on SQLite. */
  readInWorker?: Readers['read']
  replica?: Replica | undefined
  /** Warnings for the operator, a sentence each. */
  notes: string[]
  /** The number of transactions that are not on disk yet; of one project where each project has a queue of its own. */
  queued(project?: number): number
  close(): Promise<void>
}
