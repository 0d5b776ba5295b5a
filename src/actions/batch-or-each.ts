import type { Store } from '../store/store.ts'
import { isStoreFailure } from './transient-errors.ts'

/**
 * Stores all items in one batch. If that fails, stores each by itself, so that one faulty item does not block the others, and throws the first
 * failure.
 */
export async function batchOrEach<T>(
  store: Store,
  all: readonly T[],
  keep: (some: readonly T[]) => Promise<void>,
): Promise<void> {
  try {
    await keep(all)
  } catch (error) {
    if (all.length < 2 || isStoreFailure(store, error)) throw error
    const failures: unknown[] = []
    for (const each of all) await keep([each]).catch((failure) => failures.push(failure))
    if (failures.length > 0) throw failures[0]
  }
}
