import type Database from 'better-sqlite3'
import { type Outcome, type QueuedWork, runBatches } from '../batch/batch-queue.ts'
import { kyselyOn } from '../sql/connection.ts'
import type { BeforeCommit, Body } from '../sql/transaction-body.ts'
import { SqliteConnection, statementCache } from './connection.ts'
import { sqlite } from './dialect.ts'

type Work = Parameters<BeforeCommit>[0]

/**
 * Group commit: runs bodies in one transaction of a SQLite file, each in a savepoint so that it may fail alone, then the work that they
 * deferred, outside savepoints, since FTS5 flushes a segment at each savepoint. Resolves with the outcome of each once committed. Throws when
 * the whole transaction is lost, or another process writes for longer than `timeout` (ms).
 */
export function createGroupCommit(database: Database.Database, timeout: number) {
  const prepare = statementCache(database)
  return commit

  /** Runs batches without a savepoint at first: they seldom fail, and with a savepoint SQLite copies each page before it changes it. */
  async function commit(group: QueuedWork[]): Promise<Map<QueuedWork, Outcome>> {
    const isBatch = group.every(({ batch }) => batch)
    if (!isBatch) return inTransaction(group, runInSavepoint)
    return inTransaction(group, runWithoutSavepoint).catch((error) => {
      if (error instanceof BodyFailed) return inTransaction(group, runInSavepoint)
      throw error
    })
  }

  async function inTransaction(group: QueuedWork[], run: typeof runInSavepoint): Promise<Map<QueuedWork, Outcome>> {
    try {
      await begin()
      const deferred: Work[] = []
      const outcomes = await runBatches(group, (body) => run(body, deferred))
      await finish(deferred)
      database.exec('commit')
      return outcomes
    } catch (error) {
      if (database.inTransaction) database.exec('rollback')
      throw error
    }
  }

  /** Takes the write lock of the file. While another process has it, the event loop keeps running. */
  async function begin(): Promise<void> {
    for (const started = performance.now(); ; await pause(5)) {
      try {
        return void database.exec('begin immediate')
      } catch (error) {
        const isBusy = String((error as { code?: string }).code).startsWith('SQLITE_BUSY')
        if (!isBusy || performance.now() - started > timeout) throw error
      }
    }
  }

  /** Throws when the body does: then the whole group is rolled back. */
  async function runWithoutSavepoint(body: Body<unknown>, deferred: Work[]): Promise<Outcome> {
    const connection = new SqliteConnection(prepare)
    try {
      const value = await settledInMicrotasks(body(kyselyOn(connection, sqlite), (work) => void deferred.push(work)))
      if (database.inTransaction) return { value }
    } catch (cause) {
      throw new BodyFailed('A body failed', { cause })
    } finally {
      connection.end()
    }
    throw new Error('SQLite dropped the transaction')
  }

  /** Throws only when SQLite rolled back the whole transaction, and with it what others in the group wrote. */
  async function runInSavepoint(body: Body<unknown>, deferred: Work[]): Promise<Outcome> {
    const own: Work[] = []
    const connection = new SqliteConnection(prepare)
    prepare('savepoint body').run()
    try {
      const value = await settledInMicrotasks(body(kyselyOn(connection, sqlite), (work) => void own.push(work)))
      prepare('release body').run()
      deferred.push(...own)
      return { value }
    } catch (error) {
      if (!database.inTransaction) throw error
      prepare('rollback to body').run()
      prepare('release body').run()
      return { error }
    } finally {
      connection.end()
    }
  }

  async function finish(works: Work[]): Promise<void> {
    if (works.length === 0) return
    const connection = new SqliteConnection(prepare)
    const db = kyselyOn(connection, sqlite)
    for (const work of works) await settledInMicrotasks(work(db))
    connection.end()
  }
}

class BodyFailed extends Error {}

/** Fails when the promise is not settled once all microtasks have run: it awaits something other than its transaction. */
async function settledInMicrotasks<T>(promise: Promise<T>): Promise<T> {
  let isSettled = false
  const late = new Promise<never>((_, reject) => {
    process.nextTick(() => {
      if (!isSettled) reject(new Error('A transaction body awaited something other than its transaction'))
    })
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    isSettled = true
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds))
}
