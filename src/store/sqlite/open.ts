import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal, refusal } from '../../domain/refusal.ts'
import type { Backend, OpenOptions } from '../backend.ts'
import { createWriterWorkerClient } from '../batch/writer-worker-client.ts'
import { createReaderPool } from '../readers/reader-pool.ts'
import { migrate, pending } from '../schema/migrate.ts'
import type { Migration } from '../schema/migrations/index.ts'
import { sqlite } from './dialect.ts'
import Database from './driver.ts'
import { startMerging } from './fts-merge.ts'
import { copyBefore } from './migration-copy.ts'
import { openReading } from './read-connection.ts'
import { lockServer } from './server-lock.ts'
import { applicationId, cacheOfServer, openWriting, timeout } from './write-connection.ts'
import { createWriter } from './writer.ts'

/** Opens or creates a store in one file. Refuses a file that is no store of ours, and leaves it untouched. */
export async function openSqlite(file: string, options: OpenOptions): Promise<Backend> {
  let unlock: (() => void) | undefined
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    if (options.serve) unlock = lockServer(file, 1_000)
    await migrateFile(file, options)
    return openConnections(file, options, unlock)
  } catch (error) {
    unlock?.()
    const { code, message } = error as { code?: string; message: string }
    throw error instanceof Refusal || !code ? error : refusal('store-unopened', { reason: `${file}: ${message}` })
  }
}

function openConnections(file: string, options: OpenOptions, unlock: (() => void) | undefined): Backend {
  const database = openWriting(file, { ...options, ...(options.serve && { cache: cacheOfServer }) })
  const worker = options.serve
    ? createWriterWorkerClient({
        file,
        maxPages: options.maxPages,
        workerExports: options.workerExports,
        onBackgroundError: options.onBackgroundError,
      })
    : undefined
  const limits = options.maxQueued ? { waiting: options.maxQueued } : {}
  const writer = createWriter(database, { ...limits, onCommit: options.onCommit, worker })
  const reading = openReading(file)
  const readers = createReaderPool(file, options.readTimeout)
  const merging =
    options.maintains &&
    worker &&
    startMerging({ writer, worker, reading, onBackgroundError: options.onBackgroundError })
  return {
    dialect: sqlite,
    notes: [],
    db: reading,
    snapshot: (body) => reading.transaction().execute(body),
    transaction: writer.write,
    batch: writer.batch,
    canReadInAutocommit: () => true,
    ready: writer.ready,
    readInWorker: readers.read,
    queued: () => writer.size(),
    close: async () => {
      if (merging) await merging.stop()
      await writer.close()
      await worker?.close()
      await readers.close()
      await reading.connection().execute(async () => {}) // Kysely does not close a connection that was never used
      await reading.destroy()
      database.close()
      unlock?.()
    },
  }
}

/** Migrates the file; a store that is not empty is copied first. */
async function migrateFile(file: string, options: OpenOptions): Promise<void> {
  if (!nextMigration(file, options)) return
  const unlock = options.serve ? undefined : lockToMigrate(file, options)
  try {
    if (nextMigration(file, options)) await migrateLocked(file, options) // another process may have migrated it meanwhile
  } finally {
    unlock?.()
  }
}

async function migrateLocked(file: string, options: OpenOptions): Promise<void> {
  const applied = appliedIn(file)
  const database = openWriting(file, options)
  try {
    const names = pending(applied, options.migrations).map(({ name }) => name)
    if (applied.length > 0) copyBefore(database, file, applied, names)
    const writer = createWriter(database)
    await migrate((body) => writer.write(body), sqlite, options)
    await writer.close()
  } finally {
    database.close()
  }
}

/** Takes the migration lock; undefined when another process has migrated the file meanwhile. */
function lockToMigrate(file: string, options: OpenOptions): (() => void) | undefined {
  const busy = refusal('store-busy-to-migrate', { file })
  for (const started = performance.now(); ; ) {
    try {
      return lockServer(file, 50, busy)
    } catch (error) {
      if (error !== busy || performance.now() - started > timeout) throw error
      if (!nextMigration(file, options)) return
    }
  }
}

/** The first migration that a file lacks. */
function nextMigration(file: string, { migrations }: OpenOptions): Migration | undefined {
  return pending(appliedIn(file), migrations)[0]
}

/** The migrations of a file, read without changing it. */
function appliedIn(file: string): string[] {
  if (!existsSync(file)) return []
  const database = new Database(file, { readonly: true })
  try {
    if (database.prepare('select count(*) from sqlite_master').pluck().get() === 0) return []
    if (database.pragma('application_id', { simple: true }) !== applicationId)
      throw refusal('store-foreign', { file, reason: 'it belongs to another program' })
    return database.prepare('select name from migrations order by name').pluck().all() as string[]
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (!code?.startsWith('SQLITE_')) throw error
    throw refusal('store-foreign', { file, reason: message })
  } finally {
    database.close()
  }
}
