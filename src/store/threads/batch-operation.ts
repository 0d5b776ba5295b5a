import type { Project } from '../../domain/project.ts'
import type { BatchBody } from '../batch/batch-queue.ts'
import type { Cache } from '../cache.ts'
import { type Reads, type Transaction, writes } from '../repositories.ts'
import type { Dialect } from '../sql/dialect.ts'
import type { WorkerExport } from '../workers/worker.ts'

/**
 * The work of one transaction for a batch of a project: a result for each item, in order. It changes nothing that is cached. Items and results
 * are sent between threads, so they are plain JSON data; an operation without a name runs in no thread.
 */
export type BatchOperation<I, A, G = never> = Partial<WorkerExport> & {
  make: (tx: Transaction, project: Project, items: I[]) => Promise<A[]>
  /**
   * Runs in the thread once an item is on disk; its result is returned instead. It awaits nothing but its store, since no other connection may write
   * meanwhile. When it returns undefined or fails, the caller continues from the first result, as it does without a thread.
   */
  continueWith?: (store: WorkerStore, project: Project, item: I, made: A) => Promise<G | undefined>
}

/** The store in the writer thread: it reads what is committed, and writes through its own queue. A whole `Store` is one too. */
export type WorkerStore = Reads & {
  cache: Cache
  transaction<T>(body: (tx: Transaction) => Promise<T>): Promise<T>
  batch<I, A, G>(operation: BatchOperation<I, A, G>, project: Project, item: I): Promise<A | G>
}

/** The part that runs in one transaction. */
export type OperationCore<I, A> = Pick<BatchOperation<I, A>, 'name' | 'make'>

/** One body for each project, the same object at each call, so that the writer knows which items form a batch. */
export function batchBodies(dialect: Dialect) {
  const bodies = new WeakMap<object, WeakMap<Project, BatchBody<never, unknown>>>()

  return <I, A>(operation: OperationCore<I, A>, project: Project): BatchBody<I, A> => {
    const ofOperation = bodies.get(operation) ?? new WeakMap()
    bodies.set(operation, ofOperation)
    const known = ofOperation.get(project)
    if (known) return known as BatchBody<I, A>
    const made = batchBody(operation, project, dialect)
    ofOperation.set(project, made as BatchBody<never, unknown>)
    return made
  }
}

/** The body that runs an operation for one project. */
export function batchBody<I, A>(
  { make, name }: OperationCore<I, A>,
  project: Project,
  dialect: Dialect,
): BatchBody<I, A> {
  return {
    run: (db, beforeCommit, items) => make(writes(db, dialect, beforeCommit, refuseRevision), project, items),
    ...(name && { inWorker: { operation: name, project } }),
  }
}

function refuseRevision(): never {
  throw new Error('What is cached changes in a transaction of its own')
}
