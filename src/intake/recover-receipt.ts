import { type CompletedReceipt, completeReceipt } from '../actions/complete-receipt.ts'
import type { Project } from '../domain/project.ts'
import { CommitOutcomeUnknown } from '../store/batch/commit-outcome-unknown.ts'
import type { PendingReceipt, Store } from '../store/store.ts'
import { processReceipt, quarantined } from './process.ts'

/** After this many interrupted attempts a receipt is quarantined for a person. */
const maxAttempts = 2

/** An attempt of another server ends within this time (seconds), since a statement may take a minute. */
const longestAttempt = 120

/**
 * What a server remembers of pending receipts, by project and id: those whose failed attempt could not be uncounted while the database was away,
 * and since when (seconds) a receipt without attempts left has had its count.
 */
export type RecoveryMemory = { uncounted: Set<string>; exhausted: Map<string, { attempts: number; since: number }> }

type Recovering = { now: number; memory: RecoveryMemory; onFault: (error: unknown) => void }

/**
 * Processes a receipt that its request left unfinished; undefined while another server may be doing so. Each attempt is recorded first, since a
 * receipt that crashes the process would crash it forever. The direct path needs no such record, so only leftovers cost one more transaction. An
 * attempt that ended because the database went away does not count.
 */
export async function recoverReceipt(
  store: Store,
  project: Project,
  receipt: PendingReceipt,
  { now, memory, onFault }: Recovering,
): Promise<CompletedReceipt | undefined> {
  const name = `${project.id} ${receipt.id}`
  const count = (by: 1 | -1, from?: number) =>
    store.transaction((tx) => tx.receipts.countAttempt(project.id, receipt.id, { by, from }))
  let { attempts } = receipt
  if (memory.uncounted.has(name)) {
    await count(-1)
    memory.uncounted.delete(name)
    attempts -= 1
  }
  if (attempts >= maxAttempts) {
    if (!store.hasServerLock && !isOld(memory, name, attempts, now)) return
    memory.exhausted.delete(name)
    return completeReceipt(store, project, receipt, { ...quarantined({ code: 'interrupted' }), files: [] }, now)
  }
  try {
    if (!(await count(1, attempts))) return
    return await processReceipt(store, project, receipt, now, onFault)
  } catch (error) {
    // this receipt may be what crashed the writer thread, which only a store with a server lock has
    const isCrash = store.hasServerLock && error instanceof CommitOutcomeUnknown && !store.isUnavailable(error.cause)
    if (!isCrash) await count(-1).catch(() => memory.uncounted.add(name))
    throw error
  }
}

/** Whether the count has stayed as it is for so long that no attempt is under way. */
function isOld({ exhausted }: RecoveryMemory, name: string, attempts: number, now: number): boolean {
  const known = exhausted.get(name)
  if (known?.attempts === attempts) return now - known.since >= longestAttempt
  exhausted.set(name, { attempts, since: now })
  return false
}
