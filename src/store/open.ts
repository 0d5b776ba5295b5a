import { join } from 'node:path'
import { sql } from 'kysely'
import type { Backend, OpenOptions } from './backend.ts'
import { createCache } from './cache.ts'
import { createCacheWrites } from './counts/cache-writes.ts'
import { createEventNotifier, singleFlight } from './event-notifier.ts'
import { openDeskSnapshot, writeImage } from './exports/desk-copy.ts'
import { createExports } from './exports/exports.ts'
import { type CountExport, countExports } from './exports/open-exports.ts'
import { pacedFile } from './exports/paced-file.ts'
import { createLeadReads } from './lead-reads.ts'
import { createReadRunner } from './read-runner.ts'
import { openSpool } from './receipts/spool.ts'
import { type Reads, reads } from './repositories.ts'
import type { CountedSlice } from './schema/report-tables.ts'
import { signInDatabase } from './sign-in-database.ts'
import { openSqlite } from './sqlite/open.ts'
import { createChecks } from './store-checks.ts'
import { createTasks } from './tasks/tasks.ts'
import { createTransactions } from './transactions.ts'

export type Store = Awaited<ReturnType<typeof openStore>>

/**
 * Opens the store at a `sqlite:FILE` or `postgres://…` address and migrates it. Refuses a file of another program, a store of a newer program,
 * and with `serve` one that another server has locked.
 */
export async function openStore(url: string, options: OpenOptions) {
  const cacheWrites = createCacheWrites(saveSlices, options.onBackgroundError)
  const backend = await openBackend(url, { ...options, onLost: cacheWrites.forget })
  const committed = reads(backend.db, backend.dialect)
  const cache = createCache(committed)
  const notifier = createEventNotifier(committed.events.lastOf)
  const { transaction, batch, ready } = createTransactions(backend, {
    onRaise: cache.invalidate,
    onWrite: notifier.notify,
  })
  const id = async () => (await committed.settings.find(storeId))?.value
  const spool = openSpoolFor(url, options, committed, { id, keepId })
  const counted = countExports(options.exportsOpen)
  const exports = openExportsFor(url, options, spool, counted)
  const tasks = createTasks(url)
  const runRead = createReadRunner(backend, cacheWrites, options.forcedPath)
  const leads = createLeadReads({ backend, committed, runRead, startExport: exports.start })

  return {
    ...committed,
    cache,
    /** The id that the store shares with its spool; undefined before the spool is claimed. */
    id,
    spool,
    check: createChecks(url, backend),
    copy: copiesOf(url),
    leads: { writeList: leads.writeList, export: exports.start },
    read: leads.read,
    write: leads.write,
    onReplica: leads.onReplica,
    /** Sends another file to a caller. It counts as an export, and ends like one when its client takes too little of it. */
    file: (caller: string, parts: AsyncIterable<Uint8Array>) =>
      counted(caller, async () => pacedFile(parts, options.exportStall)),
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
    ...databaseOf(backend),
    close: async () => {
      notifier.close()
      await exports.close()
      await tasks.close()
      await cacheWrites.close()
      await backend.close()
    },
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
}

async function openBackend(url: string, options: OpenOptions & { onLost: () => void }): Promise<Backend> {
  if (isFile(url)) return openSqlite(pathOf(url), options)
  const { openPostgres } = await import('./postgres/open.ts')
  return openPostgres(url, options)
}

/** What is known of the database of a store. */
function databaseOf(backend: Backend) {
  const { dialect, db, replica, notes, queued } = backend
  return {
    /** The database of the sign-in library. */
    signIn: { db: signInDatabase(backend), type: dialect.name },
    /** Succeeds when the store can be read. */
    ping: async () => void (await sql`select name from migrations limit 1`.execute(db)),
    /** The name of the database, and the size of the store in bytes. */
    database: dialect.name,
    bytes: () => dialect.bytes(db),
    isUnavailable: dialect.isUnavailable,
    /** Whether `serve` keeps other servers out of this store. */
    hasServerLock: dialect.hasServerLock,
    /** Whether a replica takes reads that may be stale; undefined where there is none. */
    replica: replica?.state,
    notes,
    queued,
  }
}

type Identity = { id: () => Promise<string | undefined>; keepId: (own: string) => Promise<string> }

function openSpoolFor(url: string, options: OpenOptions, { personalData }: Reads, identity: Identity) {
  return openSpool(
    { folder: spoolBeside(url), limit: defaultSpoolBytes, ...options.spool },
    {
      ...identity,
      ...{ named: personalData.known, namesFiles: personalData.namesFiles },
      isBeside: isFile(url) && options.spool?.folder === undefined,
    },
  )
}

function openExportsFor(url: string, options: OpenOptions, spool: ReturnType<typeof openSpool>, counted: CountExport) {
  return createExports(url, {
    counted,
    folder: join(spool.folder, 'exports'),
    space: spool.limit,
    timeout: options.exportTimeout,
    stall: options.exportStall,
  })
}

/** How a backup copies the store: `image` as an SQLite file, only for a store in one; `snapshot` row by row. */
function copiesOf(url: string) {
  return {
    image: isFile(url) ? (to: string) => writeImage(pathOf(url), to) : undefined,
    snapshot: () => openDeskSnapshot(url),
  }
}

function isFile(url: string): boolean {
  return url.startsWith('sqlite:')
}

function pathOf(url: string): string {
  return url.slice('sqlite:'.length)
}

/** The setting that holds the id of the store, which its spool has too. It is moved and restored with the others. */
const storeId = 'store_id'

/** The default size limit of the spool in bytes. */
const defaultSpoolBytes = 1_073_741_824

function spoolBeside(url: string): string {
  return isFile(url) ? `${pathOf(url)}.spool` : './data/spool'
}
