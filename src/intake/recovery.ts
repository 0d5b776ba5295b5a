import type { CompletedReceipt } from '../actions/complete-receipt.ts'
import { pause } from '../actions/pause.ts'
import type { Store } from '../store/store.ts'
import { recoverReceipt } from './recover-receipt.ts'

/** How long (seconds) a receipt is left to its own request before the worker takes it. */
const grace = 30

/** Called for each completed receipt, and for each failure. */
type RecoveryEvents = { onCompleted: (ending: CompletedReceipt) => void; onFailure: (error: unknown) => void }

/** Polls for unfinished receipts until `stop`. A failure is reported and retried. */
export async function runRecovery(
  store: Store,
  clock: () => number,
  stop: AbortSignal,
  events: RecoveryEvents,
): Promise<void> {
  for (let isStart = true; !stop.aborted; isStart = false) {
    await recoverReceipts(store, clock(), isStart, stop, events).catch(events.onFailure)
    await pause(5_000, stop)
  }
}

/**
 * Processes receipts that their requests left unfinished, such as after a crash. At the start it
 * takes all: of several servers another may just process one, whose end then stays. A failed receipt does not block the others; the first failure is reported.
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

  /** Processes receipts above an id; returns the last id, or undefined when there is none. */
  async function recoverSome(id: number, after: number): Promise<number | undefined> {
    const project = await store.cache.project(id) // through the cache like requests, so that their writes share a batch
    if (!project) return
    const some = await store.receipts.pending(id, { before, after, limit: 50 })
    for (const receipt of some) {
      if (stop.aborted) return
      await recoverReceipt(store, project, receipt, now, onFailure).then(onCompleted, reportFailure)
    }
    return some.at(-1)?.id
  }

  function reportFailure(error: unknown): void {
    if (store.isUnavailable(error)) throw error
    if (!isReported) onFailure(error)
    isReported = true
  }
}
