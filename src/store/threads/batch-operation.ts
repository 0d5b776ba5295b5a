import type { Project } from '../../domain/project.ts'
import type { BatchBody } from '../batch/batch-queue.ts'
import type { Cache } from '../cache.ts'
import { type Reads, type Transaction, writes } from '../repositories.ts'
import type { Dialect } from '../sql/dialect.ts'
import type { WorkerExport } from '../workers/worker.ts'

/**
 * What one transaction makes of many items of a project: an answer for each, in their order. It changes nothing that is believed. It
 * says where a thread finds it; items and answers go from thread to thread, so they are data that JSON can tell, and nothing else.
 */
export type BatchOperation<I, A, G = never> = WorkerExport & {
  make: (tx: Transaction, project: Project, items: I[]) => Promise<A[]>
  /**
   * What a thread goes on with once an item is on disk, to answer that instead, which is data too. It awaits nothing but its store, since nobody
   * else writes meanwhile, and leaves to those who asked what it cannot do (undefined) and what fails: they go on from what was made, as they do
   * where there is no thread.
   */
  continueWith?: (store: WorkerStore, project: Project, item: I, made: A) => Promise<G | undefined>
}

/** What the thread that writes has of the store: it reads what is committed, and writes by its own queue. The whole store is one too. */
export type WorkerStore = Reads & {
  cache: Cache
  transaction<T>(body: (tx: Transaction) => Promise<T>): Promise<T>
  batch<I, A, G>(operation: BatchOperation<I, A, G>, project: Project, item: I): Promise<A | G>
}

/** The part of it that is made in one transaction. */
export type OperationCore<I, A> = Pick<BatchOperation<I, A>, 'name' | 'make'>

/** The bodies that make it, one for each project: the same at each call, so that the writer knows what goes together. */
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

/** The body that makes it for one project. */
export function batchBody<I, A>(
  { make, name }: OperationCore<I, A>,
  project: Project,
  dialect: Dialect,
): BatchBody<I, A> {
  return {
    run: (db, beforeCommit, items) => make(writes(db, dialect, beforeCommit, refuseRevision), project, items),
    inWorker: { operation: name, project },
  }
}

function refuseRevision(): never {
  throw new Error('What is believed changes in a transaction of its own')
}
