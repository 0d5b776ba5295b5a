import { setTimeout } from 'node:timers/promises'
import type { Store } from '../store/store.ts'

/** From so many queued transactions on the desk is busy, until there were fewer for the quiet period (ms): between two commits none may be queued. */
const busyThreshold = 8
const quietPeriod = 200

/** Deliveries then wait in steps (ms), but not for longer than this. */
const step = 25
const longest = 1_000

const busyAt = new WeakMap<Store, number>()

/** Lets what people and sites do go first, so that destinations make no create slower. */
export async function waitWhileBusy(store: Store, stop: AbortSignal): Promise<void> {
  for (let waited = 0; waited < longest && !stop.aborted; waited += step) {
    const now = performance.now()
    if (store.queued() >= busyThreshold) busyAt.set(store, now)
    else if (now - (busyAt.get(store) ?? Number.NEGATIVE_INFINITY) >= quietPeriod) return
    await setTimeout(step)
  }
}
