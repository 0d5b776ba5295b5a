import { type Driver, type Kysely, type PostgresPool, sql } from 'kysely'
import pg from 'pg'
import { Refusal } from '../../domain/refusal.ts'
import type { Replica, ReplicaPlace, ReplicaState } from '../backend.ts'
import type { Tables } from '../schema/tables.ts'
import { cancellable } from './query-cancel.ts'
import { createReplayLog } from './replay-log.ts'
import { inTransaction } from './transaction.ts'

/** How often (ms) the positions of the primary and the replica are queried, and how long (ms) the replica may take to answer. */
const pollInterval = 1_000
const timeout = 2_000

type Options = {
  url: string
  /** Seconds. */
  maxLag: number
  primary: Kysely<Tables>
  settings: pg.PoolConfig
  driverOver(pool: PostgresPool): Driver
}

/**
 * Reads from a replica while it is at most `maxLag` seconds behind. The position that it has replayed is compared with where the primary was, second
 * by second: this needs no clock of another machine, and works while nothing is written and when the replica has lost its primary.
 */
export function openReplica({ url, maxLag, primary, settings, driverOver }: Options): Replica {
  const connection = { ...settings, connectionString: url, connectionTimeoutMillis: timeout }
  const pool = new pg.Pool(connection)
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  const log = createReplayLog(maxLag)
  let reached: ReplicaPlace | undefined
  let asking: pg.Client | undefined
  let cut = new AbortController()
  let memory = {}
  let isClosed = false
  const loops = [polled(askPrimary), polled(askReplica)]
  return { url, state, lagAt: log.lagAt, away: () => cut.signal, snapshot, close }

  function state(): ReplicaState {
    if (!reached) return { state: 'away' }
    const lag = log.lagAt(reached)
    if (lag !== undefined) return { state: 'used', lag }
    return { state: log.isOurs(reached) ? 'late' : 'foreign' }
  }

  /**
   * Runs a read in a snapshot of the replica. Returns undefined if the replica is late or away, or fails meanwhile: it may lack a table of a newer
   * program yet, or cancel a long read in favour of replay.
   */
  async function snapshot<T>(
    body: (db: Kysely<Tables>, memory: object) => Promise<T | undefined>,
    signal: () => AbortSignal,
  ): Promise<{ value: T; lag: number } | undefined> {
    if (state().state !== 'used') return
    const away = cut.signal
    const read = async (db: Kysely<Tables>) => {
      const lag = log.lagAt(await placeOf(db))
      const value = lag === undefined ? undefined : await body(db, memory)
      return value === undefined ? undefined : { value, lag: lag as number }
    }
    const settings = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const
    try {
      return await cancellable(
        pool,
        () => [away, signal()],
        (own) => inTransaction(driverOver(own), settings, read),
      )
    } catch (error) {
      if (error instanceof Refusal || signal().aborted) throw error
    }
  }

  async function askPrimary(): Promise<void> {
    const at = performance.now()
    const place = await placeOf(primary).catch(() => undefined) // it is away, and the noted positions grow old
    if (place && log.note(at, place)) memory = {} // versions of days that it lost may be given to other leads
  }

  async function askReplica(): Promise<void> {
    try {
      asking ??= await connected({ ...connection, query_timeout: timeout })
      if (isClosed) return drop()
      const { rows } = await asking.query<ReplicaPlace>(placeQuery.compile(primary).sql)
      reached = rows[0]
    } catch {
      reached = undefined
      cut.abort()
      cut = new AbortController()
      drop()
    }
  }

  async function polled(ask: () => Promise<void>): Promise<void> {
    while (!isClosed) {
      await ask()
      await new Promise((resolve) => void setTimeout(resolve, pollInterval).unref())
    }
  }

  /** Destroys the socket: a replica that hangs would not answer a regular end. */
  function drop(): void {
    ;(asking as unknown as { connection: { stream: { destroy(): void } } } | undefined)?.connection.stream.destroy()
    asking = undefined
  }

  async function close(): Promise<void> {
    isClosed = true
    drop()
    cut.abort()
    await pool.end()
    void loops // they end by themselves, and hold nothing
  }
}

async function connected(settings: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(settings)
  client.on('error', () => {})
  await client.connect()
  return client
}

/**
 * The position of a server, its cluster and database, and of a primary its timeline (which changes when another primary takes over) and its start.
 */
const placeQuery = sql<ReplicaPlace>`
  select coalesce(case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end, '0/0')::text as position,
    case when not pg_is_in_recovery() then left(pg_walfile_name(pg_current_wal_lsn()), 8) end as timeline,
    case when not pg_is_in_recovery() then extract(epoch from pg_postmaster_start_time())::text end as started,
    concat_ws(' ', (select system_identifier from pg_control_system()), (select oid from pg_database where datname = current_database())) as cluster`

/** The current position of the server of this connection. */
export async function placeOf(db: Kysely<Tables>): Promise<ReplicaPlace> {
  const { rows } = await placeQuery.execute(db)
  return rows[0] as ReplicaPlace
}
