import { type Driver, Kysely, type PostgresPool, sql } from 'kysely'
import pg from 'pg'
import { Refusal, refusal } from '../../domain/refusal.ts'
import type { Backend, OpenOptions } from '../backend.ts'
import { semaphore } from '../batch/semaphore.ts'
import { applied, migrate, pending, type RunExclusive } from '../schema/migrate.ts'
import type { Tables } from '../schema/tables.ts'
import { citus, distribute, hasCitus, oneConnectionPerNode } from './citus.ts'
import { postgres } from './dialect.ts'
import { isDirect, type Limits, withPreparedStatements } from './prepared-statements.ts'
import { cancellable } from './query-cancel.ts'
import { openReplica } from './replica.ts'
import { BoundedDriver, inTransaction } from './transaction.ts'
import { createPostgresWriter, maxWriting } from './writer.ts'

const minVersion = 15

/**
 * The connections for reads, separate from those for writes, so that no read makes a write wait. At most `maxSnapshots` of them are in snapshots,
 * which may be long; `maxWaiting` snapshots may wait for one, for `maxWait` (ms). The others are for single statements, such as a plain list of
 * `/api/v1`, a look-up of a session or a ping.
 */
const maxReading = 10
const maxSnapshots = 6
const maxWaiting = 200
const maxWait = 5_000

/**
 * The most snapshots of heavy reads, and how long (ms) these wait for each other. They are fewer than all snapshots, so that a list never waits for
 * reports and boards alone.
 */
const maxHeavy = 4
const maxHeavyWait = 20_000

/** The last-resort timeout (ms) of a query. A migration has none: it may rewrite a large table, or wait for the migration of another server. */
const defaultTimeout = 60_000

/** Timeouts (ms) by which the database limits how long our transactions block others. */
const timeouts = {
  statement_timeout: 55_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 60_000,
}

/** How often (ms) the database checks during a statement that the client is connected. Not every system supports it. */
const connectionCheck = { client_connection_check_interval: 1_000 }

/** `onLost` is called when a connection was lost. */
type PostgresOptions = OpenOptions & { onLost?: () => void }

/** Opens a store in a PostgreSQL database. Refuses a server that is too old, or a database that is not UTF-8. */
export async function openPostgres(url: string, options: PostgresOptions): Promise<Backend> {
  const connections = connect(url, options)
  try {
    const notes = await prepare(connections, options)
    return backendOf(connections, notes, options)
  } catch (error) {
    await connections.close()
    throw openingRefusal(error) ?? error
  }
}

type Connections = ReturnType<typeof connect>

/** The pools for reads and for writes. `known` is what `prepare` finds out about the server. */
function connect(url: string, options: PostgresOptions) {
  const settings = {
    max: maxReading,
    application_name: 'zayavka',
    keepAlive: true,
    pipeline: true, // queries that are sent together share a round trip
    types: { getTypeParser },
  }
  const known = { isDirect: false, isMigrating: false, dialect: postgres }
  const limits = limitsOf(options)
  const timeout = () =>
    options.serve && !options.patient && !known.isMigrating ? (options.queryTimeout ?? defaultTimeout) : 0
  const isDirect = () => known.isDirect
  const pool = openPool({ max: maxReading })
  const writePool = openPool({ max: maxWriting })
  const [driver, writeDriver] = [driverOver(pool, isDirect), driverOver(writePool, isDirect)]
  const db = new Kysely<Tables>({ dialect: { createDriver: () => driver, ...postgres.kysely } })
  return { settings, known, limits, pool, driver, writeDriver, db, driverOver, close }

  function openPool(size: { max: number }): pg.Pool {
    const opened = new pg.Pool({ ...settings, ...size, connectionString: url, connectionTimeoutMillis: 5_000 })
    const onLost = () => options.onLost?.()
    opened.on('error', onLost) // an idle connection; the next query opens another
    opened.on('connect', (client) => void client.on('error', onLost)) // a connection in use; its queries fail
    return opened
  }

  function driverOver(connections: PostgresPool, isOurs: () => boolean): BoundedDriver {
    const config = {
      pool: withPreparedStatements(connections, {
        isDirect: isOurs,
        limits,
        timeout,
        hasGenericPlans: () => known.dialect !== citus,
      }),
    }
    const made = new BoundedDriver(config, limits, isOurs)
    void made.init() // it only stores the pool
    return made
  }

  async function close(): Promise<void> {
    await db.destroy()
    await writePool.end()
  }
}

/** Checks the server, sets the limits that it supports, and migrates the database. Returns warnings for the operator. */
async function prepare({ known, limits, pool, db }: Connections, options: OpenOptions): Promise<string[]> {
  const notes = await checkServer(db)
  const connectsDirectly = await isDirect(pool)
  if (options.serve && (await supportsConnectionCheck(db))) Object.assign(limits, connectionCheck)
  if (await hasCitus(db)) {
    known.dialect = citus
    Object.assign(limits, oneConnectionPerNode)
  }
  known.isDirect = connectsDirectly
  const runExclusive: RunExclusive = (body) => db.transaction().execute(body)
  known.isMigrating = true
  if (!(await isUpToDate(db, options))) await migrate(runExclusive, known.dialect, options)
  if (known.dialect === citus) await distribute(db, runExclusive)
  known.isMigrating = false
  return notes
}

function backendOf(connections: Connections, notes: string[], options: OpenOptions): Backend {
  const { settings, known, pool, driver, writeDriver, db, driverOver, close } = connections
  const writer = createPostgresWriter(writeDriver, options.onCommit, options.maxQueued)
  const inSlot = semaphore(maxSnapshots, maxWaiting, maxWait)
  const inHeavySlot = semaphore(maxHeavy, maxWaiting, maxHeavyWait)
  const replica =
    options.replica &&
    openReplica({ ...options.replica, primary: db, settings, driverOver: (own) => driverOver(own, () => false) })
  return {
    dialect: known.dialect,
    notes,
    db,
    inHeavySlot,
    snapshot: (body, signal) => inSlot(() => (signal ? snapshotUntil(signal, body) : snapshot(driver, body))),
    replica,
    transaction: writer.write,
    batch: writer.batch,
    canReadInAutocommit: () => known.isDirect && options.serve === true,
    queued: writer.size,
    close: async () => {
      await replica?.close()
      await close()
    },
  }

  /** A snapshot that ends when its signal aborts. */
  function snapshotUntil<T>(signal: () => AbortSignal, body: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    const driverOfOne = (own: PostgresPool) => driverOver(own, () => known.isDirect)
    return cancellable(
      pool,
      () => [signal()],
      (own) => snapshot(driverOfOne(own), body),
    )
  }
}

/** The limits of connections: none without `serve`, and with `patient` only that of locks. */
function limitsOf({ serve, patient }: OpenOptions): Limits {
  if (!serve) return {}
  return patient ? { lock_timeout: timeouts.lock_timeout } : { ...timeouts }
}

function snapshot<T>(driver: Driver, body: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  return inTransaction(driver, { isolationLevel: 'repeatable read', accessMode: 'read only' }, body)
}

/** The refusal for an error of the database or the network while opening; undefined for an internal error. */
function openingRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  const { message, code } = error as { message?: string; code?: string }
  const reason = message || String(code) // after trying several addresses Node gives only the code
  if (postgres.isUnavailable(error)) return refusal('store-away', { reason })
  return code === undefined ? undefined : refusal('store-unopened', { reason })
}

/** Counts are far below 2⁵³, so a bigint becomes a number; sums are text and stay so. */
export function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')
}

/** Refuses an unsuitable server; returns warnings for the operator of a suitable one. */
async function checkServer(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ version: number; encoding: string; letters: string }>`
    select current_setting('server_version_num')::int as version, pg_encoding_to_char(encoding) as encoding,
      datctype as letters from pg_database where datname = current_database()
  `.execute(db)
  const { version = 0, encoding = '', letters = '' } = rows[0] ?? {}
  if (version < minVersion * 10_000)
    throw refusal('store-unsuitable', { reason: `PostgreSQL ${minVersion} or newer is needed, this is ${version}` })
  if (encoding !== 'UTF8')
    throw refusal('store-unsuitable', { reason: `the database must be encoded as UTF8, this one is ${encoding}` })
  if (letters !== 'C' && letters !== 'POSIX') return []
  return [
    `The database has LC_CTYPE ${letters}, under which pg_trgm sees no Cyrillic: searching texts will read every lead`,
  ]
}

/** Whether the server supports the connection check. Without it the statement of a disconnected client runs to its end. */
async function supportsConnectionCheck(db: Kysely<Tables>): Promise<boolean> {
  const [[name, interval]] = Object.entries(connectionCheck) as [[string, number]]
  try {
    await sql`select set_config(${name}, ${String(interval)}, true)`.execute(db)
    return true
  } catch (error) {
    if (postgres.isUnavailable(error)) throw error
    return false
  }
}

/** Checks before taking locks, so that commands beside a running server do not block it. */
async function isUpToDate(db: Kysely<Tables>, { migrations }: OpenOptions): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('migrations') is not null as there`.execute(db)
  return rows[0]?.there === true && pending(await applied(db), migrations).length === 0
}
