import { Refusal } from '../domain/refusal.ts'
import { CommitOutcomeUnknown } from '../store/batch/commit-outcome-unknown.ts'
import type { Store } from '../store/store.ts'

/** Whether the same may succeed later: the database is away, a disk is full, or the desk is overloaded. */
export function isTransient(store: Store, error: unknown): boolean {
  return store.isUnavailable(error) || (error instanceof Refusal && error.code === 'unavailable')
}

/** Whether the store is away, so that storing it otherwise would fail too, or may have committed already. */
export function isStoreFailure(store: Store, error: unknown): boolean {
  return store.isUnavailable(error) || error instanceof CommitOutcomeUnknown
}
