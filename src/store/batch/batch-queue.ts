import type { Kysely } from 'kysely'
import type { Project } from '../../domain/project.ts'
import type { Tables } from '../schema/tables.ts'
import type { BeforeCommit, Body } from '../sql/transaction-body.ts'
import type { WorkerExportName } from '../workers/worker.ts'

/** A body that runs a batch and returns a result for each item, in their order. `inWorker` says from what a worker thread makes the same body. */
export type BatchBody<I, A> = {
  run: (db: Kysely<Tables>, beforeCommit: BeforeCommit, items: I[]) => Promise<A[]>
  inWorker?: { operation: WorkerExportName; project: Project }
}

/** A queued body; with `batch`, one item of a batch. */
export type QueuedWork = {
  body: Body<unknown>
  batch?: { body: BatchBody<never, unknown>; item: unknown } | undefined
  resolve: (value: never) => void
  reject: (error: unknown) => void
}

/** The outcome of a body before its commit is confirmed. */
export type Outcome = { value: unknown } | { error: unknown }

/** The most items in one run: few enough for sums of money to be exact. */
const maxBatch = 64

/** Queued work for one item of a batch. */
export function batched<I, A>(body: BatchBody<I, A>, item: I): Pick<QueuedWork, 'body' | 'batch'> {
  return { body: async (db, beforeCommit) => (await body.run(db, beforeCommit, [item]))[0], batch: { body, item } }
}

/**
 * Runs queued bodies in order, and items of one batch together. When a batch fails, each item runs alone, so that only the faulty ones
 * fail. `run` rolls back what fails, and throws when the whole transaction is lost.
 */
export async function runBatches<W extends QueuedWork>(
  group: W[],
  run: (body: Body<unknown>) => Promise<Outcome>,
): Promise<Map<W, Outcome>> {
  const outcomes = new Map<W, Outcome>()
  for (const some of intoBatches(group)) {
    const { batch } = some[0] as W
    const items = some.map((each) => each.batch?.item) as never[]
    const all =
      batch && items.length > 1 ? await run((db, beforeCommit) => batch.body.run(db, beforeCommit, items)) : undefined
    if (all && 'value' in all)
      some.forEach((each, index) => void outcomes.set(each, { value: (all.value as unknown[])[index] }))
    else for (const each of some) outcomes.set(each, await run(each.body))
  }
  return outcomes
}

/** Groups the items of each batch, at the place of the first one. */
export function intoBatches<W extends QueuedWork>(group: W[]): W[][] {
  const parts: W[][] = []
  const open = new Map<unknown, W[]>()
  for (const each of group) {
    const same = each.batch && open.get(each.batch.body)
    if (same && same.length < maxBatch) same.push(each)
    else {
      const part = [each]
      parts.push(part)
      if (each.batch) open.set(each.batch.body, part)
    }
  }
  return parts
}

/** Resolves after all events that have already arrived. */
export function nextEventLoopTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}
