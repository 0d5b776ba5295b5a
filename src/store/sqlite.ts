import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { refusal } from '../domain/refusal.ts'
import type { Backend, OpenOptions } from './backend.ts'
import { sqlite } from './dialect.ts'
import { migrate, pending } from './migrate.ts'
import { lockServer } from './server-lock.ts'
import { preparing } from './sqlite-connection.ts'
import type { Tables } from './tables.ts'
import { createWriter } from './writer.ts'

/** Marks a file as ours: "ZAYV" in the header that SQLite keeps for this. */
const applicationId = 0x5a415956

/** Opens a store in one file, made when it is not there. Refuses a file that is no store of ours, and leaves it untouched. */
export async function openSqlite(file: string, options: OpenOptions): Promise<Backend> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const unlock = options.serve ? lockServer(file, 1_000) : undefined
  try {
    await migrateFile(file, options, !options.serve)
    return openConnections(file, options, unlock)
  } catch (error) {
    unlock?.()
    throw error
  }
}

function openConnections(file: string, options: OpenOptions, unlock: (() => void) | undefined): Backend {
  const database = openWriting(file, options)
  const writer = createWriter(database, options.onGroup)
  const reading = openReading(file)
  return {
    dialect: sqlite,
    notes: [],
    db: reading,
    snapshot: (body) => reading.transaction().execute(body),
    transaction: (body) => writer.write(body),
    waiting: writer.size,
    close: async () => {
      await writer.idle()
      await reading.destroy()
      database.close()
      unlock?.()
    },
  }
}

/** Brings the file up to this program; a store that has something in it is copied first. */
async function migrateFile(file: string, options: OpenOptions, needsLock: boolean): Promise<void> {
  const applied = appliedIn(file)
  const [next] = pending(applied)
  if (!next) return
  const unlock = needsLock ? lockServer(file, 5_000, refusal('store-busy-to-migrate', { file })) : undefined
  const database = openWriting(file, options)
  try {
    if (applied.length > 0) database.prepare('vacuum into ?').run(`${file}.before-${next.name}-${options.now}`)
    const writer = createWriter(database)
    await migrate((body) => writer.write(body), sqlite, options.now)
  } finally {
    database.close()
    unlock?.()
  }
}

/** The migrations that a file has; looks without changing a byte. */
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

function openWriting(file: string, options: OpenOptions): Database.Database {
  const database = new Database(file, { timeout: 50 })
  database.pragma('journal_mode = wal')
  database.pragma('synchronous = full')
  database.pragma('foreign_keys = on')
  database.pragma('cache_size = -32000')
  database.pragma(`application_id = ${applicationId}`)
  if (options.maxPages) database.pragma(`max_page_count = ${options.maxPages}`)
  return database
}

/** A connection that sees what is committed, and cannot write. */
function openReading(file: string): Kysely<Tables> {
  const database = new Database(file, { readonly: true, timeout: 5_000 })
  database.pragma('cache_size = -8000')
  const connection = { prepare: preparing(database), close: () => void database.close() }
  return new Kysely({ dialect: new SqliteDialect({ database: connection }) })
}
