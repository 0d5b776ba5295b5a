import { CompiledQuery, type Driver, type Kysely, sql } from 'kysely'
import { refusal } from '../../domain/refusal.ts'
import {
  type BatchBody,
  batched,
  intoBatches,
  nextEventLoopTurn,
  type Outcome,
  type QueuedWork,
  runBatches,
} from '../batch/batch-queue.ts'
import { semaphore } from '../batch/semaphore.ts'
import type { Tables } from '../schema/tables.ts'
import { checkWrites, runCompiled, runWrite } from '../sql/connection.ts'
import { preparedWrite } from '../sql/prepared-query.ts'
import type { Body } from '../sql/transaction-body.ts'
import { postgres } from './dialect.ts'
import { inTransaction, WriteFailed } from './transaction.ts'

type Attempt = QueuedWork & { attempts: number }

/**
 * Limits: bodies queued for a project, bodies in one commit, attempts; concurrent write transactions without a project, and of all kinds. The
 * pool has ten connections: blocked writes leave some for other projects and for reads.
 */
const limits = { waiting: 10_000, group: 64, attempts: 5, alone: 4, writing: 8 }

/**
 * Group commit for PostgreSQL. Bodies of one project number leads and events by its row, so they would wait for each other's commit; instead
 * the queued ones run in sequence in one transaction, each in a savepoint, and share its commit. The project's row is locked first, so that
 * groups of several server processes cannot deadlock, and a blocked group holds one connection and no other lock. Bodies without a project
 * run each in its own transaction.
 */
export function createPostgresWriter(
  driver: Driver,
  onCommit?: (size: number) => void,
  maxQueued: number = limits.waiting,
) {
  const queues = new Map<number, Attempt[]>()
  const inSlot = semaphore(limits.writing, Number.POSITIVE_INFINITY)
  const inOwnSlot = semaphore(limits.alone, maxQueued)
  const sizes = new Map<number, number>()
  return { write, batch, size: (project: number) => sizes.get(project) ?? 0 }

  function write<T>(body: Body<T>, project?: number): Promise<T> {
    if (project === undefined) return inOwnSlot(() => inSlot(() => alone(driver, (tx) => body(tx, refuseBeforeCommit))))
    return counted(
      project,
      new Promise<T>((resolve, reject) => enqueue(project, { body, attempts: 0, resolve, reject })),
    )
  }

  /** The same for an item of a batch. */
  function batch<I, A>(body: BatchBody<I, A>, item: I, project: number): Promise<A> {
    const work = batched(body, item)
    return counted(
      project,
      new Promise<A>((resolve, reject) => enqueue(project, { ...work, attempts: 0, resolve, reject })),
    )
  }

  async function counted<T>(project: number, written: Promise<T>): Promise<T> {
    sizes.set(project, (sizes.get(project) ?? 0) + 1)
    try {
      return await written
    } finally {
      const left = (sizes.get(project) ?? 1) - 1
      if (left > 0) sizes.set(project, left)
      else sizes.delete(project)
    }
  }

  function enqueue(project: number, work: Attempt): void {
    const queue = queues.get(project)
    if (queue && queue.length >= maxQueued) work.reject(refusal('unavailable', { seconds: 1 }))
    else if (queue) queue.push(work)
    else {
      queues.set(project, [work])
      void drain(project)
    }
  }

  async function drain(project: number): Promise<void> {
    for (let queue = queues.get(project); queue && queue.length > 0; queue = queues.get(project)) {
      await nextEventLoopTurn() // bodies that arrive in this turn join the group
      await inSlot(() => commitGroup(project, queue.splice(0, limits.group)))
    }
    queues.delete(project)
  }

  async function commitGroup(project: number, group: Attempt[]): Promise<void> {
    try {
      const outcomes = await outcomesOf(driver, project, group)
      onCommit?.(group.length)
      for (const [work, outcome] of outcomes) settle(project, work, outcome)
    } catch (error) {
      for (const work of group) settle(project, work, { error })
    }
  }

  /** Retries after a deadlock or a serialization failure. */
  function settle(project: number, work: Attempt, outcome: Outcome): void {
    if ('value' in outcome) work.resolve(outcome.value as never)
    else if (!postgres.isRetryable(outcome.error) || ++work.attempts === limits.attempts) work.reject(outcome.error)
    else enqueue(project, work)
  }
}

/**
 * Commits a group. Bodies seldom fail: at first none waits for its writes, and one that is alone, or a batch, runs without a savepoint. When
 * something fails, all run again with care, so that only what is faulty fails.
 */
async function outcomesOf(driver: Driver, project: number, group: Attempt[]): Promise<Map<Attempt, Outcome>> {
  const [only, ...others] = intoBatches(group)
  const runBody = only && others.length === 0 ? runWhole : runInSavepoint
  const commit = (waits: boolean, run: typeof runBody) =>
    inTransaction(
      driver,
      settings,
      async (tx) => {
        await hold(tx, postgres, { project })
        let place = 0
        return runBatches(group, (body) => run(tx, body, ++place))
      },
      { waits },
    )
  try {
    return await commit(false, runBody)
  } catch (error) {
    if (!(error instanceof BodyFailed || error instanceof WriteFailed)) throw error
    if (error instanceof WriteFailed && postgres.isAway(error.cause)) throw error.cause
    if (error instanceof BodyFailed && group.length === 1) throw error.cause
    return commit(true, runInSavepoint)
  }
}

const settings = { isolationLevel: 'read committed' } as const

/** Other groups of the project wait here, in this process and in others. */
const hold = preparedWrite<{ project: number }>((db, value) => ({
  compile: () => sql<never>`select 1 from projects where id = ${value('project')} for no key update`.compile(db),
}))

/** Throws when the body does: then the whole transaction is undone. */
async function runWhole(tx: Kysely<Tables>, body: Body<unknown>): Promise<Outcome> {
  return {
    value: await body(tx, refuseBeforeCommit).catch((cause) =>
      Promise.reject(new BodyFailed('A body failed', { cause })),
    ),
  }
}

class BodyFailed extends Error {}

/** Throws only when the whole transaction is lost, and with it the writes of the group. No two savepoints have one name: none is taken for an earlier one that a failed write left. */
async function runInSavepoint(tx: Kysely<Tables>, body: Body<unknown>, place: number): Promise<Outcome> {
  await runWrite(tx, CompiledQuery.raw(`savepoint body${place}`))
  try {
    const value = await body(tx, refuseBeforeCommit)
    await runWrite(tx, CompiledQuery.raw(`release savepoint body${place}`))
    return { value }
  } catch (error) {
    await runCompiled(tx, CompiledQuery.raw(`rollback to savepoint body${place}`))
    await checkWrites(tx) // going back has undone one that failed: the commit would not hear of it
    return { error }
  }
}

/** Retries a transaction that the server aborted in favour of another. */
async function alone<T>(driver: Driver, body: (tx: Kysely<Tables>) => Promise<T>): Promise<T> {
  let waits = false
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(driver, settings, body, { waits })
    } catch (thrown) {
      const error = thrown instanceof WriteFailed ? thrown.cause : thrown
      if (attempt === limits.attempts || !(postgres.isRetryable(error) || (thrown instanceof WriteFailed && !waits)))
        throw error
      waits = true
      await new Promise((resolve) => void setTimeout(resolve, attempt * 10 * Math.random()))
    }
  }
}

/** PostgreSQL gains nothing from deferring work to the end of a group, so it runs at once. */
function refuseBeforeCommit(): never {
  throw new Error('Nothing is put off on PostgreSQL')
}
