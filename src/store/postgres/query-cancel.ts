import type { Socket } from 'node:net'
import type { PostgresPool } from 'kysely'
import type pg from 'pg'

/** The time (ms) after which a read can be canceled. */
const grace = 100

/**
 * Runs a read on one connection of a pool. When the signal cancels a long one, the connection is closed: the database notices and ends the
 * statement, also while it waits for a lock, and behind PgBouncer, where a statement cannot be canceled by its backend's process id.
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

  /** Destroys the socket: ending the connection by the library would wait for the pending results. */
  function cut(): void {
    ;(client as unknown as { connection: { stream: Socket } } | undefined)?.connection.stream.destroy()
  }
}
