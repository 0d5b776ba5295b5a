import { sql } from 'kysely'
import type { Viewer } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import type { OpenOptions } from './backend.ts'
import { createCache } from './cache.ts'
import { createExports } from './exports/exports.ts'
import { openSnapshot } from './exports/snapshot.ts'
import type { LeadQuery } from './leads/page.ts'
import { wrongCounts, wrongNumbers } from './maintenance/check.ts'
import { createEventNotifier, singleFlight } from './nouns/event-notifier.ts'
import { type QueryOf, type ReadName, type ResultOf, readQuery } from './readers/queries.ts'
import type { ReadRequest, Writer } from './readers/reader-pool.ts'
import { spooledFiles } from './receipts/personal-data.ts'
import { openSpool } from './receipts/spool.ts'
import { reads, type Transaction, writes } from './repositories.ts'
import { signInDatabase } from './sign-in-database.ts'
import type { IndexFaults } from './sql/dialect.ts'
import { openSqlite } from './sqlite/open.ts'
import { type BatchOperation, batchBodies } from './threads/batch-operation.ts'

export type Store = Awaited<ReturnType<typeof openStore>>

/**
 * Opens the store behind a `sqlite:FILE` or `postgres://…` address and brings its tables up to this program. Refuses a file
 * of another program, a store made by a newer program, and with `serve` one that another server has.
 */
export async function openStore(url: string, options: OpenOptions) {
  const isFile = url.startsWith('sqlite:')
  const { dialect, db, ...backend } = await (isFile
    ? openSqlite(url.slice('sqlite:'.length), options)
    : (await import('./postgres/open.ts')).openPostgres(url, options))
  const now = reads(db, dialect)
  const cache = createCache(now)
  const notifier = createEventNotifier(now.events.lastOf)
  const id = async () => (await now.settings.find(storeId))?.value
  const spool = openSpool(
    { folder: spoolBeside(url), limit: defaultSpoolBytes, ...options.spool },
    { id, keepId, named: now.personalData.known, isBeside: isFile && options.spool?.folder === undefined },
  )
  const exports = createExports(url, options.exportPatience)
  const bodyOf = batchBodies(dialect)

  return {
    ...now,
    cache,
    /** What the store and its spool are known by to each other, once they have met. */
    id: id,
    spool,
    /** What `zayavka check` asks: the database's own word, the roll-up against a recount, counters against rows. */
    check: {
      integrity: () => dialect.integrity(db),
      wrongCounts: () => backend.snapshot(wrongCounts),
      wrongNumbers: () => backend.snapshot(wrongNumbers),
      spooled: () => backend.snapshot(spooledFiles),
      verifySearchIndex,
      repairSearchIndex,
    },
    leads: { writeList, export: exports.start },
    read,
    write,
    /** `changed` resolves when a project has events after a number; those who woke together share a read of `pageOfMany`. */
    events: {
      ...now.events,
      pageOfMany: singleFlight(now.events.page),
      changed: notifier.changed,
      waiters: notifier.waiters,
    },
    transaction,
    batch,
    /** Where the sign-in library keeps its tables. */
    signIn: { db: signInDatabase({ dialect, db, ...backend }), type: dialect.name },
    /** Succeeds when the store can be read. */
    ping: async () => void (await sql`select name from migrations limit 1`.execute(db)),
    /** Which database it is, and how many bytes the store takes. */
    database: dialect.name,
    bytes: () => dialect.bytes(db),
    isAway: dialect.isAway,
    /** Opened with `serve`, this store lets no other server in. */
    hasServerLock: dialect.hasServerLock,
    notes: backend.notes,
    queued: backend.queued,
    close: async () => {
      notifier.close()
      await exports.close()
      await backend.close()
    },
  }

  /** Compares the full-text index with the rows in chunks, on a connection of its own. */
  async function verifySearchIndex(): Promise<IndexFaults> {
    const snapshot = await openSnapshot(url)
    return dialect.searchIndex.verify(snapshot).finally(snapshot.close)
  }

  /** Has the index of texts say what these rows say, some in each transaction, so that a running server goes on. */
  async function repairSearchIndex(keys: readonly number[]): Promise<void> {
    if (keys.length === 0) return dialect.searchIndex.repair(db, [])
    for (let start = 0; start < keys.length; start += 100)
      await backend.transaction((each) => dialect.searchIndex.repair(each, keys.slice(start, start + 100)))
  }

  async function keepId(own: string): Promise<string> {
    await transaction((tx) => tx.settings.add(storeId, own))
    return (await id()) as string
  }

  /**
   * Runs a body with what it may write; all of it is on disk when this resolves, or nothing. The body may await only `tx`. One that
   * writes leads of a project names it.
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
   * A transaction for one item of a batch: items that are queued together share its statements, and each still
   * succeeds or is refused by itself. Where a thread makes it, the answer may be of what it went on with.
   */
  async function batch<I, A, G>(operation: BatchOperation<I, A, G>, project: Project, item: I): Promise<A | G> {
    const done = await backend.batch<I, A | G>(bodyOf(operation, project), item, project.id)
    notifier.notify(project.id)
    return done
  }

  /** A page of leads and the exact number of all that match, as of one moment, written as the door says. */
  function writeList(viewer: Viewer, query: LeadQuery, writer: Writer<ResultOf<'list'>>, gone?: () => AbortSignal) {
    return write('list', viewer, query, writer, gone)
  }

  /** Makes a read, as of one moment, and writes it as the door says: the text, or its bytes when it was made aside. */
  function write<N extends ReadName>(
    name: N,
    viewer: Viewer,
    query: QueryOf<N>,
    writer: Writer<ResultOf<N>>,
    gone?: () => AbortSignal,
  ): Promise<string | Uint8Array> {
    const here = (result: unknown) => writer.write(result as ResultOf<N>)
    return runRead({ name, viewer, query, writer }, here, gone) as Promise<string | Uint8Array>
  }

  /** Makes a read, as of one moment, whose answer is small. */
  function read<N extends ReadName>(name: N, viewer: Viewer, query: QueryOf<N>, gone?: () => AbortSignal) {
    return runRead({ name, viewer, query }, (result) => result, gone) as Promise<ResultOf<N>>
  }

  /**
   * A heavy read is made aside where the database has no server of its own. One that takes long is given up when the signal, asked
   * for only then, tells that nobody waits.
   */
  async function runRead(
    work: ReadRequest,
    here: (result: unknown) => unknown,
    gone?: () => AbortSignal,
  ): Promise<unknown> {
    const { viewer, query } = work
    const { readInWorker } = backend
    const forced = options.forcedPath === 'aside' ? undefined : options.forcedPath
    const definition = readQuery(work.name)
    const immediate =
      readInWorker && !options.forcedPath
        ? await definition.inOneStatement?.({ db, dialect }, viewer, query)
        : undefined
    if (immediate) return here(immediate)
    const result = await backend.snapshot(async (db) => {
      const context = { db, dialect, forced }
      const plan = await definition.plan(context, viewer, query)
      const isHeavy = options.forcedPath === 'aside' || masksMuch(viewer, query) || definition.isHeavy(query, plan)
      const goesToWorker = readInWorker && !forced && isHeavy
      return goesToWorker ? undefined : { value: await definition.run(context, viewer, query, plan) }
    }, gone)
    return result ? here(result.value) : readInWorker?.(work, gone?.())
  }
}

/** To mask many long texts takes a while, in which others wait for the connection. */
function masksMuch({ mask }: Viewer, query: unknown): boolean {
  const { limit = 0 } = (query ?? {}) as { limit?: number }
  return mask !== undefined && limit > 100
}

/** Under which name the settings of a store hold its id, which its spool has too. It moves and is restored with them. */
const storeId = 'store_id'

/** How many bytes the spool may take unless it is told. */
const defaultSpoolBytes = 1_073_741_824

function spoolBeside(url: string): string {
  return url.startsWith('sqlite:') ? `${url.slice('sqlite:'.length)}.spool` : './data/spool'
}
