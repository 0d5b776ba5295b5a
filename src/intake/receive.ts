import { setTimeout } from 'node:timers/promises'
import type { Ending } from '../actions/settle.ts'
import type { Store } from '../store/open.ts'
import { workReceipt } from './work.ts'

/** How long (seconds) a receipt is left to the request that brought it, before the worker takes it up. */
const grace = 30

/** Who hears what the worker does: of each receipt that it has ended, and of each failure. */
type Hears = { onWorked: (ending: Ending) => void; onFailure: (error: unknown) => void }

/** Takes up what is left over, at the start and as it comes, until it is told to stop. A failure is told, and tried again. */
export async function keepReceiving(store: Store, clock: () => number, stop: AbortSignal, hears: Hears): Promise<void> {
  for (let isStart = true; !stop.aborted; isStart = false) {
    await workReceipts(store, clock(), isStart, stop, hears).catch(hears.onFailure)
    await setTimeout(5_000, undefined, { signal: stop }).catch(() => {})
  }
}

/** Works what a request left behind, as when its process died. At the start there are no requests: then it takes up all. */
async function workReceipts(
  store: Store,
  now: number,
  isStart: boolean,
  stop: AbortSignal,
  { onWorked, onFailure }: Hears,
): Promise<void> {
  for (const { id } of await store.projects.all()) {
    const project = await store.known.project(id) // as requests know it, so that their work is shared
    for (let some = 1; project && some > 0 && !stop.aborted; ) {
      const left = await store.receipts.waiting(project.id, isStart ? now : now - grace, 50)
      for (const receipt of left)
        if (!stop.aborted) onWorked(await workReceipt(store, project, receipt, now, onFailure))
      some = left.length
    }
  }
}
