import { setTimeout } from 'node:timers/promises'
import type { Store } from '../store/store.ts'

/**
 * The desk counts as busy from this number of queued transactions on, until there were fewer for the quiet period (ms): right after a commit the
 * queue may be empty.
 */
const busyThreshold = 8
const quietPeriod = 200

/** While it is busy deliveries wait in steps (ms), up to a limit. */
const step = 25
const longest = 1_000

const busyAt = new WeakMap<Store, number>()

/** Gives priority to writes of people and sites, so that deliveries do not slow down creates. */
export async function waitWhileBusy(store: Store, stop: AbortSignal): Promise<void> {
  for (let waited = 0; waited < longest && !stop.aborted; waited += step) {
    const now = performance.now()
    if (store.queued() >= busyThreshold) busyAt.set(store, now)
    else if (now - (busyAt.get(store) ?? Number.NEGATIVE_INFINITY) >= quietPeriod) return
    await setTimeout(step)
  }
}
