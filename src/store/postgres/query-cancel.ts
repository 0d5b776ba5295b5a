import type { Socket } from 'node:net'
import type { PostgresPool } from 'kysely'
import type pg from 'pg'

/** After how long (ms) a read is worth watching. */
const grace = 100

/**
 * Runs a read on one connection of a pool. If it takes long and its signal tells that nobody waits, the connection is cut: the
 * database sees so and ends the statement, also when it is waiting for a lock or stands behind PgBouncer, where a statement cannot be
 * cancelled by the number of its process.
 */
export async function cancellable<T>(
  pool: pg.Pool,
  gone: () => AbortSignal,
  read: (singleUse: PostgresPool) => Promise<T>,
) {
  let client: pg.PoolClient | undefined
  let signal: AbortSignal | undefined
  const singleUse = {
    async connect() {
      client = await pool.connect()
      if (signal?.aborted) cut()
      return client
    },
    end: async () => {},
  }
  const watch = setTimeout(() => {
    signal = gone()
    if (signal.aborted) cut()
    else signal.addEventListener('abort', cut)
  }, grace)
  try {
    return await read(singleUse)
  } finally {
    clearTimeout(watch)
    signal?.removeEventListener('abort', cut)
  }

  /** Ended as the library would, a connection first lets come what was asked. */
  function cut(): void {
    ;(client as unknown as { connection: { stream: Socket } } | undefined)?.connection.stream.destroy()
  }
}
