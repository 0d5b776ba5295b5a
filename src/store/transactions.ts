import type { Project } from '../domain/project.ts'
import type { Backend } from './backend.ts'
import { type Transaction, writes } from './repositories.ts'
import { type BatchOperation, batchBodies } from './threads/batch-operation.ts'

/** `onRaise` is called after a commit that raised the revision of the settings, `onWrite` after one that wrote leads of a project. */
type Listeners = { onRaise: () => void; onWrite: (project: number) => void }

/** The writes of a store: transactions, and operations that run in batches. */
export function createTransactions(backend: Backend, { onRaise, onWrite }: Listeners) {
  const { dialect } = backend
  const bodyOf = batchBodies(dialect)
  return { transaction, batch, ready }

  /**
   * Runs a body in a transaction; it is on disk when this resolves. The body may await only `tx`. One that writes leads names their project.
   */
  async function transaction<T>(body: (tx: Transaction) => Promise<T>, project?: number): Promise<T> {
    let isRaised = false
    const noteRaise = () => {
      isRaised = true
    }
    const done = await backend.transaction(
      (each, beforeCommit) => body(writes(each, dialect, beforeCommit, noteRaise)),
      project,
    )
    if (isRaised) onRaise()
    if (project !== undefined) onWrite(project)
    return done
  }

  /**
   * Runs a batch operation for one item: items queued together share its statements, and each succeeds or is refused by itself. In the writer
   * thread the result may be that of its continuation.
   */
  async function batch<I, A, G>(operation: BatchOperation<I, A, G>, project: Project, item: I): Promise<A | G> {
    const done = await backend.batch<I, A | G>(bodyOf(operation, project), item, project.id)
    onWrite(project.id)
    return done
  }

  /** Waits until the writer thread has loaded a batch operation: for operations that would block the main thread, which runs them until then. */
  async function ready<I, A, G>(operation: BatchOperation<I, A, G>, project: Project): Promise<void> {
    await backend.ready?.(bodyOf(operation, project))
  }
}
