import type { Socket } from 'node:net'
import type { PostgresPool } from 'kysely'
import type pg from 'pg'

/** The time (ms) after which a read can be canceled. */
const grace = 100

/**
 * Runs a read on one connection of a pool. When one of the signals cancels a long one, the connection is closed: the database notices and ends the
 * statement, also while it waits for a lock, and behind PgBouncer, where a statement cannot be canceled by its backend's process id.
 */
export async function cancellable<T>(
  pool: pg.Pool,
  getSignals: () => readonly AbortSignal[],
  read: (singleUse: PostgresPool) => Promise<T>,
) {
  let client: pg.PoolClient | undefined
  let signals: readonly AbortSignal[] = []
  const isCanceled = () => signals.some(({ aborted }) => aborted)
  const singleUse = {
    async connect() {
      client = await pool.connect()
      if (isCanceled()) cut()
      return client
    },
    end: async () => {},
  }
  const watch = setTimeout(() => {
    signals = getSignals()
    if (isCanceled()) cut()
    else for (const each of signals) each.addEventListener('abort', cut)
  }, grace)
  try {
    return await read(singleUse)
  } finally {
    clearTimeout(watch)
    for (const each of signals) each.removeEventListener('abort', cut)
  }

  /** Destroys the socket: ending the connection by the library would wait for the pending results. */
  function cut(): void {
    ;(client as unknown as { connection: { stream: Socket } } | undefined)?.connection.stream.destroy()
  }
}
