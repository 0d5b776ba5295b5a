import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import { postgres } from '../postgres/dialect.ts'
import type { Tables } from '../schema/tables.ts'
import { kyselyOn } from '../sql/connection.ts'
import type { Dialect } from '../sql/dialect.ts'
import { heavyStatementSpace, SqliteConnection, statementCache } from '../sqlite/connection.ts'
import { sqlite } from '../sqlite/dialect.ts'
import Database from '../sqlite/driver.ts'

/** A snapshot of a store on a connection of its own, from which any number of rows is read in chunks. */
export type Snapshot = {
  dialect: Dialect
  db: Kysely<Tables>
  chunks<R>(query: CompiledQuery<R>): AsyncIterable<R[]>
  close(): Promise<void>
}

/** Opens a snapshot of the current state. Until it is closed, the database keeps what later changes replace. */
export async function openSnapshot(url: string): Promise<Snapshot> {
  return url.startsWith('sqlite:') ? sqliteSnapshot(url.slice('sqlite:'.length)) : postgresSnapshot(url)
}

/** Rows in a chunk: few, since each may hold long texts, but enough to be worth a round trip. */
const size = 100

async function sqliteSnapshot(file: string): Promise<Snapshot> {
  const database = new Database(file, { readonly: true, timeout: 5_000 })
  database.pragma('cache_size = -2000') // each row is read once
  const connection = new SqliteConnection(statementCache(database, heavyStatementSpace))
  database.exec('begin')
  return { dialect: sqlite, db: kyselyOn(connection, sqlite), chunks, close: async () => void database.close() }

  async function* chunks<R>(query: CompiledQuery<R>): AsyncGenerator<R[]> {
    let chunk: R[] = []
    for (const row of database.prepare(query.sql).iterate(query.parameters)) {
      chunk.push(row as R)
      if (chunk.length < size) continue
      yield chunk
      chunk = []
    }
    if (chunk.length > 0) yield chunk
  }
}

/** Timeouts (ms) of finding and sorting the first rows, and of idling between two chunks. */
const bounds = { statement_timeout: 600_000, idle_in_transaction_session_timeout: 120_000 }

async function postgresSnapshot(url: string): Promise<Snapshot> {
  const [{ default: pg }, { getTypeParser }] = await Promise.all([import('pg'), import('../postgres/open.ts')])
  const types = { getTypeParser }
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 5_000, keepAlive: true, types })
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {})) // its queries fail with the error
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const moment = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
  for (const [name, limit] of Object.entries(bounds))
    await sql`set local ${sql.id(name)} = ${sql.lit(limit)}`.execute(moment)
  return {
    dialect: postgres,
    db: moment,
    chunks,
    close: async () => {
      await moment.rollback().execute()
      await db.destroy()
    },
  }

  /** An SQL cursor: it works through PgBouncer, and the plan is made for all rows. Prefetches the next chunk. */
  async function* chunks<R>({ sql: text, parameters }: CompiledQuery<R>): AsyncGenerator<R[]> {
    await sql`set local cursor_tuple_fraction = 1`.execute(moment)
    await moment.executeQuery(CompiledQuery.raw(`declare chunks no scroll cursor for ${text}`, [...parameters]))
    const fetch = () => sql<R>`fetch ${sql.lit(size)} from chunks`.execute(moment)
    for (let coming = fetch(); ; ) {
      const { rows } = await coming
      if (rows.length === 0) return
      coming = fetch()
      coming.catch(() => {}) // reported where it is awaited
      yield rows
    }
  }
}
