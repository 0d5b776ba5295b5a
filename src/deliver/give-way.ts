import { setTimeout } from 'node:timers/promises'
import type { Store } from '../store/store.ts'

/** So many transactions that wait mean that the desk is busy, and it is until there were fewer for so long (ms): between two commits none may wait. */
const crowd = 8
const calm = 200

/** Deliveries then wait in steps (ms), but not for longer than this. */
const step = 25
const longest = 1_000

const crowded = new WeakMap<Store, number>()

/** Lets what people and sites do go first, so that destinations make no create slower. */
export async function giveWay(store: Store, stop: AbortSignal): Promise<void> {
  for (let waited = 0; waited < longest && !stop.aborted; waited += step) {
    const now = performance.now()
    if (store.queued() >= crowd) crowded.set(store, now)
    else if (now - (crowded.get(store) ?? Number.NEGATIVE_INFINITY) >= calm) return
    await setTimeout(step)
  }
}
