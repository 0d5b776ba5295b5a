import type { Store } from '../store/store.ts'
import { isStoreFailure } from './transient-errors.ts'

/** Stores all in one batch, else each by itself, so that one that cannot be stored keeps no other from it; then throws why that one cannot. */
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
