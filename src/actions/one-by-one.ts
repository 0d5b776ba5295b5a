import type { Project } from '../domain/project.ts'
import type { BatchOperation, Transaction } from '../store/store.ts'

/** An operation that handles its items one after another, each as if it were alone. */
export function oneByOne<I, A>(
  name: NonNullable<BatchOperation<I, A>['name']>,
  makeOne: (tx: Transaction, project: Project, item: I) => Promise<A>,
): BatchOperation<I, A> {
  return {
    name,
    async make(tx, project, items) {
      const made: A[] = []
      for (const item of items) made.push(await makeOne(tx, project, item))
      return made
    },
  }
}
