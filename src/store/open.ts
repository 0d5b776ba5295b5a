import { join } from 'node:path'
import { sql } from 'kysely'
import type { Viewer } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import type { Selection } from '../domain/selection.ts'
import type { OpenOptions } from './backend.ts'
import { createCache } from './cache.ts'
import { createCacheWrites } from './counts/cache-writes.ts'
import { createEventNotifier, singleFlight } from './event-notifier.ts'
import { openDeskSnapshot, writeImage } from './exports/desk-copy.ts'
import { createExports, type ExportWriter } from './exports/exports.ts'
import { countExports } from './exports/open-exports.ts'
import { pacedFile } from './exports/paced-file.ts'
import { openSnapshot } from './exports/snapshot.ts'
import { wrongSlices } from './leads/check-tallies.ts'
import type { LeadQuery } from './leads/page.ts'
import { wrongCounts, wrongNumbers } from './maintenance/check.ts'
import { readReplica } from './read-replica.ts'
import { createReadRunner } from './read-runner.ts'
import type { QueryOf, ReadName, ResultOf } from './readers/queries.ts'
import type { Writer } from './readers/reader-pool.ts'
import { spooledFiles } from './receipts/personal-data.ts'
import { openSpool } from './receipts/spool.ts'
import { reads, type Transaction, writes } from './repositories.ts'
import type { CountedSlice } from './schema/report-tables.ts'
import { signInDatabase } from './sign-in-database.ts'
import type { IndexFaults } from './sql/dialect.ts'
import { openSqlite } from './sqlite/open.ts'
import { createTasks } from './tasks/tasks.ts'
import { type BatchOperation, batchBodies } from './threads/batch-operation.ts'

export type Store = Awaited<ReturnType<typeof openStore>>

/**
 * Opens the store at a `sqlite:FILE` or `postgres://…` address and migrates it. Refuses a file of another program, a store of a newer program,
 * and with `serve` one that another server has locked.
 */
export async function openStore(url: string, options: OpenOptions) {
  const isFile = url.startsWith('sqlite:')
  const cacheWrites = createCacheWrites(saveSlices, options.onBackgroundError)
  const opened = await (isFile
    ? openSqlite(url.slice('sqlite:'.length), options)
    : (await import('./postgres/open.ts')).openPostgres(url, { ...options, onLost: cacheWrites.forget }))
  const { dialect, db, ...backend } = opened
  const runRead = createReadRunner(opened, cacheWrites, options.forcedPath)
  const committed = reads(db, dialect)
  const cache = createCache(committed)
  const notifier = createEventNotifier(committed.events.lastOf)
  const id = async () => (await committed.settings.find(storeId))?.value
  const spool = openSpool(
    { folder: spoolBeside(url), limit: defaultSpoolBytes, ...options.spool },
    {
      ...{ id, keepId, named: committed.personalData.known, namesFiles: committed.personalData.namesFiles },
      isBeside: isFile && options.spool?.folder === undefined,
    },
  )
  const counted = countExports(options.exportsOpen)
  const exports = createExports(url, {
    counted,
    folder: join(spool.folder, 'exports'),
    space: spool.limit,
    timeout: options.exportTimeout,
    stall: options.exportStall,
  })
  const tasks = createTasks(url)
  const bodyOf = batchBodies(dialect)

  return {
    ...committed,
    cache,
    /** The id that the store shares with its spool; undefined before the spool is claimed. */
    id,
    spool,
    /** The checks of `zayavka check`: the database's own, the roll-up and cached slices against a recount, counters against rows. */
    check: {
      integrity: () => dialect.integrity(db),
      wrongCounts: () => backend.snapshot(wrongCounts),
      wrongSlices: () => backend.snapshot((db) => wrongSlices({ db, dialect })),
      wrongNumbers: () => backend.snapshot(wrongNumbers),
      spooled: () => backend.snapshot(spooledFiles),
      verifySearchIndex,
      repairSearchIndex,
    },
    /** How a backup copies the store: `image` as an SQLite file, only for a store in one; `snapshot` row by row. */
    copy: {
      image: isFile ? (to: string) => writeImage(url.slice('sqlite:'.length), to) : undefined,
      snapshot: () => openDeskSnapshot(url),
    },
    leads: { writeList, export: exports.start },
    /** Sends another file to a caller. It counts as an export, and ends like one when its client takes too little of it. */
    file: (caller: string, parts: AsyncIterable<Uint8Array>) =>
      counted(caller, async () => pacedFile(parts, options.exportStall)),
    read,
    onReplica,
    /** Whether a replica takes reads that may be stale; undefined where there is none. */
    replica: backend.replica?.state,
    write,
    /** `changed` resolves when a project has events after a number; waiters that wake together share a read of `pageOfMany`. */
    events: {
      ...committed.events,
      pageOfMany: singleFlight(committed.events.page),
      changed: notifier.changed,
      waiters: notifier.waiters,
    },
    transaction,
    batch,
    ready,
    /** Runs a task in a thread of its own; its parts are taken one by one. */
    task: tasks.run,
    /** The database of the sign-in library. */
    signIn: { db: signInDatabase(opened), type: dialect.name },
    /** Succeeds when the store can be read. */
    ping: async () => void (await sql`select name from migrations limit 1`.execute(db)),
    /** The name of the database, and the size of the store in bytes. */
    database: dialect.name,
    bytes: () => dialect.bytes(db),
    isUnavailable: dialect.isUnavailable,
    /** Whether `serve` keeps other servers out of this store. */
    hasServerLock: dialect.hasServerLock,
    notes: backend.notes,
    queued: backend.queued,
    close: async () => {
      notifier.close()
      await exports.close()
      await tasks.close()
      await cacheWrites.close()
      await backend.close()
    },
  }

  /** Compares the full-text index with the rows in chunks, on a connection of its own. */
  async function verifySearchIndex(): Promise<IndexFaults> {
    const snapshot = await openSnapshot(url)
    return dialect.searchIndex.verify(snapshot).finally(snapshot.close)
  }

  /** Rebuilds the full-text index of these rows, in small transactions, so that a running server is not blocked. */
  async function repairSearchIndex(keys: readonly number[]): Promise<void> {
    if (keys.length === 0) return dialect.searchIndex.repair(db, [])
    for (let start = 0; start < keys.length; start += 100)
      await backend.transaction((each) => dialect.searchIndex.repair(each, keys.slice(start, start + 100)))
  }

  async function saveSlices(slices: CountedSlice[], isLost: () => boolean): Promise<void> {
    await transaction(async (tx) => {
      if (!isLost()) await tx.tallyCache.save(slices)
    })
  }

  async function keepId(own: string): Promise<string> {
    await transaction((tx) => tx.settings.add(storeId, own))
    return (await id()) as string
  }

  /**
   * Runs a body in a transaction; it is on disk when this resolves. The body may await only `tx`. One that writes leads names their project.
   */
  async function transaction<T>(body: (tx: Transaction) => Promise<T>, project?: number): Promise<T> {
    let isRaised = false
    const onRaise = () => {
      isRaised = true
    }
    const done = await backend.transaction(
      (each, beforeCommit) => body(writes(each, dialect, beforeCommit, onRaise)),
      project,
    )
    if (isRaised) cache.invalidate()
    if (project !== undefined) notifier.notify(project)
    return done
  }

  /**
   * Runs a batch operation for one item: items queued together share its statements, and each succeeds or is refused by itself. In the writer
   * thread the result may be that of its continuation.
   */
  async function batch<I, A, G>(operation: BatchOperation<I, A, G>, project: Project, item: I): Promise<A | G> {
    const done = await backend.batch<I, A | G>(bodyOf(operation, project), item, project.id)
    notifier.notify(project.id)
    return done
  }

  /** Waits until the writer thread has loaded a batch operation: for operations that would block the main thread, which runs them until then. */
  async function ready<I, A, G>(operation: BatchOperation<I, A, G>, project: Project): Promise<void> {
    await backend.ready?.(bodyOf(operation, project))
  }

  /** A page of leads and the exact total in one snapshot, serialized by the writer. */
  function writeList(viewer: Viewer, query: LeadQuery, writer: Writer<ResultOf<'list'>>, signal?: () => AbortSignal) {
    return write('list', viewer, query, writer, signal)
  }

  /** Runs a read in one snapshot and serializes it: text, or bytes from a reader thread. */
  function write<N extends ReadName>(
    name: N,
    viewer: Viewer,
    query: QueryOf<N>,
    writer: Writer<ResultOf<N>>,
    signal?: () => AbortSignal,
  ): Promise<string | Uint8Array> {
    const here = (result: unknown) => writer.write(result as ResultOf<N>)
    return runRead({ name, viewer, query, writer }, here, signal) as Promise<string | Uint8Array>
  }

  /**
   * Reads for reports and exports, from a replica if there is one; `onLag` gets how many seconds it is behind. With `upToDateFor` the replica must
   * have every event and setting of that project which the primary had at the call, so that the answer has all earlier writes.
   */
  function onReplica(onLag: (seconds: number) => void, upToDateFor?: number) {
    const { replica } = backend
    if (!replica) return { read, export: exports.start }
    const reading = { dialect, primary: committed, replica, onLag, upToDateFor }
    return {
      read: async <N extends ReadName>(name: N, viewer: Viewer, query: QueryOf<N>, signal?: () => AbortSignal) =>
        ((await readReplica({ name, viewer, query }, { ...reading, signal })) ??
          (await read(name, viewer, query, signal))) as ResultOf<N>,
      export: <O>(caller: string, viewer: Viewer, query: Selection, writer: ExportWriter<O>, options: O) =>
        exports.start(caller, viewer, query, writer, options, { replica, onLag }),
    }
  }

  /** Runs a read with a small result in one snapshot. */
  function read<N extends ReadName>(name: N, viewer: Viewer, query: QueryOf<N>, signal?: () => AbortSignal) {
    return runRead({ name, viewer, query }, (result) => result, signal) as Promise<ResultOf<N>>
  }
}

/** The setting that holds the id of the store, which its spool has too. It is moved and restored with the others. */
const storeId = 'store_id'

/** The default size limit of the spool in bytes. */
const defaultSpoolBytes = 1_073_741_824

function spoolBeside(url: string): string {
  return url.startsWith('sqlite:') ? `${url.slice('sqlite:'.length)}.spool` : './data/spool'
}
