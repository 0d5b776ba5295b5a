import type Database from 'better-sqlite3'
import type { Project } from '../../domain/project.ts'
import { createCache } from '../cache.ts'
import { reads, type Transaction, writes } from '../repositories.ts'
import { kyselyOn } from '../sql/connection.ts'
import { SqliteConnection, statementCache } from '../sqlite/connection.ts'
import { sqlite } from '../sqlite/dialect.ts'
import type { createWriter } from '../sqlite/writer.ts'
import { type BatchOperation, batchBodies, type OperationCore, type WorkerStore } from './batch-operation.ts'

/** The store of the writer thread, on its connection. `onFault` gets failures other than those of the disk. */
export function openWorkerStore(
  database: Database.Database,
  writer: ReturnType<typeof createWriter>,
  onFault: (error: unknown) => void,
) {
  const committed = reads(kyselyOn(new SqliteConnection(statementCache(database)), sqlite), sqlite)
  const cache = createCache(committed)
  const bodyOf = batchBodies(sqlite)
  const store: WorkerStore = { ...committed, cache, transaction, batch }
  return { invalidate: cache.invalidate, run }

  /** Runs an item, and continues with the result as far as it can. */
  async function run<I, A, G>(operation: BatchOperation<I, A, G>, project: Project, item: I): Promise<A | G> {
    const result = await batch(operation, project, item)
    return (await operation.continueWith?.(store, project, item, result).catch(ignoreFailure)) ?? result
  }

  /** The caller tries again, and reports the failure if it fails there too. */
  function ignoreFailure(error: unknown): undefined {
    if (!sqlite.isUnavailable(error)) onFault(error)
  }

  function batch<I, A>(operation: OperationCore<I, A>, project: Project, item: I): Promise<A> {
    return writer.batch(bodyOf(operation, project), item)
  }

  async function transaction<T>(body: (tx: Transaction) => Promise<T>): Promise<T> {
    let isRaised = false
    const onRaise = () => {
      isRaised = true
    }
    const done = await writer.write((each, beforeCommit) => body(writes(each, sqlite, beforeCommit, onRaise)))
    if (isRaised) cache.invalidate() // only after the commit: a read before it would cache the old value for a second
    return done
  }
}
