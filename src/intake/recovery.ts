import type { CompletedReceipt } from '../actions/complete-receipt.ts'
import { pause } from '../actions/pause.ts'
import type { Project } from '../domain/project.ts'
import type { PendingReceipt, Store } from '../store/store.ts'
import { type RecoveryMemory, recoverReceipt } from './recover-receipt.ts'

/** How long (seconds) a receipt is left to its own request before the worker takes it. */
const grace = 30

/** The accepted clock skew between servers (seconds). A receipt with a time further in the future was stored with a wrong clock. */
const ahead = 600

/** How long (seconds) a receipt waits for its file in the spool, whose disk may not be mounted. */
const fileTime = 86_400

/** Called for each completed receipt, and for each failure. */
type RecoveryEvents = { onCompleted: (ending: CompletedReceipt) => void; onFailure: (error: unknown) => void }

/** Polls for unfinished receipts until `stop`. A failure is reported and retried. */
export async function runRecovery(
  store: Store,
  clock: () => number,
  stop: AbortSignal,
  events: RecoveryEvents,
): Promise<void> {
  const missed = new Set<string>()
  const memory: RecoveryMemory = { uncounted: new Set(), exhausted: new Map() }
  for (let isStart = true; !stop.aborted; isStart = false) {
    await recoverReceipts(store, clock(), { isStart, missed, memory }, stop, events).catch(events.onFailure)
    await pause(5_000, stop)
  }
}

/**
 * Processes receipts that their requests left unfinished, such as after a crash. At the start it takes all of them; if another server
 * processes one at the same time, the first completion wins. A failed receipt does not block the others, and only the first failure is
 * reported. A receipt whose file is not in the spool waits for it and is reported once; `missed` contains the files already reported.
 */
async function recoverReceipts(
  store: Store,
  now: number,
  { isStart, missed, memory }: { isStart: boolean; missed: Set<string>; memory: RecoveryMemory },
  stop: AbortSignal,
  { onCompleted, onFailure }: RecoveryEvents,
): Promise<void> {
  const besides = isStart ? undefined : { from: now - grace, to: now + ahead }
  let isReported = false
  for (const { id } of await store.projects.all())
    for (let last: number | undefined = 0; last !== undefined; ) last = await recoverSome(id, last)

  /** Processes receipts above an id; returns the last id, or undefined when there is none. */
  async function recoverSome(id: number, after: number): Promise<number | undefined> {
    const project = await store.cache.project(id) // through the cache like requests, so that their writes share a batch
    if (!project) return
    const some = await store.receipts.pending(id, { besides, after, limit: 50 })
    for (const receipt of some) {
      if (stop.aborted) return
      await recoverUnlessAway(project, receipt).catch(reportFailure)
    }
    return some.at(-1)?.id
  }

  async function recoverUnlessAway(project: Project, receipt: PendingReceipt): Promise<void> {
    const { id, spool, at } = receipt
    if (spool === null || Math.abs(now - at) >= fileTime || !(await isAway(spool))) {
      const completed = await recoverReceipt(store, project, receipt, { now, memory, onFault: onFailure })
      if (completed) onCompleted(completed)
      return
    }
    if (missed.has(spool)) return
    missed.add(spool)
    onFailure(
      new Error(`Receipt ${id} of project ${project.id} waits for its file ${spool}, which is not in the spool`),
    )
  }

  /** Whether a file is missing. If that cannot be determined, it counts as present, so that reading it reports the fault. */
  function isAway(file: string): Promise<boolean> {
    return store.spool.has(file).then(
      (isThere) => !isThere,
      () => false,
    )
  }

  function reportFailure(error: unknown): void {
    if (store.isUnavailable(error)) throw error
    if (!isReported) onFailure(error)
    isReported = true
  }
}
