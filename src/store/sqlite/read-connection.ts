import { Kysely, SqliteDialect } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import { heavyStatementSpace, statementCache } from './connection.ts'
import { sqlite } from './dialect.ts'
import Database from './driver.ts'

/** `checkWanted` throws when the result of the running statement is no longer wanted. */
type ReadingOptions = { isHeavy?: boolean; checkWanted?: () => void }

/**
 * A read-only connection that sees what is committed. It waits for other processes for 5 seconds. Heavy reads get a smaller cache, since they read
 * most pages once.
 */
export function openReading(file: string, { isHeavy = false, checkWanted }: ReadingOptions = {}): Kysely<Tables> {
  const database = new Database(file, { readonly: true, timeout: 5_000 })
  database.pragma(`cache_size = ${isHeavy ? -4_000 : -8_000}`) // kB
  if (checkWanted)
    database.function('still_wanted', () => {
      checkWanted()
      return 1
    })
  const connection = {
    prepare: statementCache(database, isHeavy ? heavyStatementSpace : undefined),
    close: () => void database.close(),
  }
  const own = new SqliteDialect({ database: connection })
  return new Kysely({ dialect: { createDriver: () => own.createDriver(), ...sqlite.kysely } })
}
