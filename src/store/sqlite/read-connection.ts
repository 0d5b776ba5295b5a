import { Kysely, SqliteDialect } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import { statementCache } from './connection.ts'
import { sqlite } from './dialect.ts'
import Database from './driver.ts'

/** A connection that sees what is committed, and cannot write. It waits for other processes for 5 seconds. */
export function openReading(file: string): Kysely<Tables> {
  const database = new Database(file, { readonly: true, timeout: 5_000 })
  database.pragma('cache_size = -8000')
  const connection = { prepare: statementCache(database), close: () => void database.close() }
  const own = new SqliteDialect({ database: connection })
  return new Kysely({ dialect: { createDriver: () => own.createDriver(), ...sqlite.kysely } })
}
