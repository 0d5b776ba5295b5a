import { setTimeout } from 'node:timers/promises'
import type { Store } from '../store/store.ts'

/** So many transactions that wait mean that the desk is busy; deliveries then wait for them in steps (ms), but not for longer than this. */
const crowd = 8
const step = 25
const longest = 1_000

/** Lets what people and sites do go first, so that destinations make no create slower. */
export async function giveWay(store: Store, stop: AbortSignal): Promise<void> {
  for (let waited = 0; waited < longest && store.queued() >= crowd && !stop.aborted; waited += step)
    await setTimeout(step)
}
