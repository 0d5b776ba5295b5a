import type { Kysely } from 'kysely'
import type { Project } from '../../domain/project.ts'
import type { Tables } from '../schema/tables.ts'
import type { BeforeCommit, Body } from '../sql/transaction-body.ts'
import type { WorkerExportName } from '../workers/worker.ts'

/** A body that serves many at once: an answer for each item, in their order. `elsewhere` is how a thread makes the same body. */
export type BatchBody<I, A> = {
  run: (db: Kysely<Tables>, beforeCommit: BeforeCommit, items: I[]) => Promise<A[]>
  inWorker?: { operation: WorkerExportName; project: Project }
}

/** A body that waits for its turn; one of those that `shared` serves together, with its item. */
export type QueuedWork = {
  body: Body<unknown>
  batch?: { body: BatchBody<never, unknown>; item: unknown } | undefined
  resolve: (value: never) => void
  reject: (error: unknown) => void
}

/** What became of a body, until it is known whether its commit held. */
export type Outcome = { value: unknown } | { error: unknown }

/** How many share one run: few enough for their money to add up without rounding. */
const maxBatch = 64

/** One item for a body that serves many. */
export function batched<I, A>(body: BatchBody<I, A>, item: I): Pick<QueuedWork, 'body' | 'batch'> {
  return { body: async (db, beforeCommit) => (await body.run(db, beforeCommit, [item]))[0], batch: { body, item } }
}

/**
 * Runs what waits, in its order, but those that share a body at once. When such a run fails each is run alone, so that only those
 * fail that must. `run` undoes what fails, and throws when all is lost.
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
      batch && items.length > 1
        ? await run((db, beforeCommit) => batch.body.run(db, beforeCommit, items))
        : { error: 'alone' }
    if ('value' in all)
      some.forEach((each, index) => void outcomes.set(each, { value: (all.value as unknown[])[index] }))
    else for (const each of some) outcomes.set(each, await run(each.body))
  }
  return outcomes
}

/** Those that share a body, where the first of them stood. */
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

/** When all has been heard that is there already. */
export function nextEventLoopTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}
