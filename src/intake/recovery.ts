import { setTimeout } from 'node:timers/promises'
import type { CompletedReceipt } from '../actions/complete-receipt.ts'
import type { Store } from '../store/store.ts'
import { recoverReceipt } from './recover.ts'

/** How long (seconds) a receipt is left to the request that brought it, before the worker takes it up. */
const grace = 30

/** Who hears what the worker does: of each receipt that it has ended, and of each failure. */
type RecoveryEvents = { onCompleted: (ending: CompletedReceipt) => void; onFailure: (error: unknown) => void }

/** Takes up what is left over, at the start and as it comes, until it is told to stop. A failure is told, and tried again. */
export async function runRecovery(
  store: Store,
  clock: () => number,
  stop: AbortSignal,
  events: RecoveryEvents,
): Promise<void> {
  for (let isStart = true; !stop.aborted; isStart = false) {
    await recoverReceipts(store, clock(), isStart, stop, events).catch(events.onFailure)
    await setTimeout(5_000, undefined, { signal: stop }).catch(() => {})
  }
}

/**
 * Works what a request left behind, as when its process died. At the start there are no requests: then it takes up all. One that fails
 * holds up none behind it; the first failure is told.
 */
async function recoverReceipts(
  store: Store,
  now: number,
  isStart: boolean,
  stop: AbortSignal,
  { onCompleted, onFailure }: RecoveryEvents,
): Promise<void> {
  const before = isStart ? now : now - grace
  let isReported = false
  for (const { id } of await store.projects.all())
    for (let last: number | undefined = 0; last !== undefined; ) last = await recoverSome(id, last)

  /** Works those behind an id; answers the last one of them, and nothing when there is none. */
  async function recoverSome(id: number, after: number): Promise<number | undefined> {
    const project = await store.cache.project(id) // as requests know it now, so that their work is shared
    if (!project) return
    const some = await store.receipts.pending(id, { before, after, limit: 50 })
    for (const receipt of some) {
      if (stop.aborted) return
      await recoverReceipt(store, project, receipt, now, onFailure).then(onCompleted, reportFailure)
    }
    return some.at(-1)?.id
  }

  function reportFailure(error: unknown): void {
    if (store.isAway(error)) throw error
    if (!isReported) onFailure(error)
    isReported = true
  }
}
