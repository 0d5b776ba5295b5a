import { Refusal } from '../domain/refusal.ts'
import { CommitOutcomeUnknown } from '../store/batch/commit-outcome-unknown.ts'
import type { Store } from '../store/store.ts'

/** Whether a retry may succeed: the database is unavailable, a disk is full, or the desk is overloaded. */
export function isTransient(store: Store, error: unknown): boolean {
  return store.isUnavailable(error) || (error instanceof Refusal && error.code === 'unavailable')
}

/** Whether the store is unavailable, so that storing in another way would fail too, or the transaction may have been committed. */
export function isStoreFailure(store: Store, error: unknown): boolean {
  return store.isUnavailable(error) || error instanceof CommitOutcomeUnknown
}
