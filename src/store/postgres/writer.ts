import { CompiledQuery, type Driver, type Kysely } from 'kysely'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import {
  type BatchBody,
  batched,
  intoBatches,
  nextEventLoopTurn,
  type Outcome,
  type QueuedWork,
  runBatches,
} from '../batch/batch-queue.ts'
import { CommitOutcomeUnknown } from '../batch/commit-outcome-unknown.ts'
import { semaphore } from '../batch/semaphore.ts'
import type { Tables } from '../schema/tables.ts'
import { checkWrites, runCompiled, runWrite } from '../sql/connection.ts'
import { pipelined } from '../sql/pipeline.ts'
import type { Body } from '../sql/transaction-body.ts'
import { createCommitMarks } from './commit-marks.ts'
import { postgres } from './dialect.ts'
import { inTransaction, WriteFailed } from './transaction.ts'

type Attempt = QueuedWork & { attempts: number }

/** The most concurrent write transactions, each with a connection that reads do not use. */
export const maxWriting = 6

/**
 * Limits: bodies queued for a project, bodies in one commit, attempts, and concurrent write transactions without a project, which leave some to
 * others even when they are blocked.
 */
const limits = { waiting: 10_000, group: 64, attempts: 5, alone: 4 }

/**
 * Group commit for PostgreSQL. Bodies of one project number leads and events by its row, so they would wait for each other's commit. Instead the
 * queued ones run in sequence in one transaction and share its commit, in savepoints where they are of several kinds or run again. The project's row
 * is locked first, so that groups of several server processes cannot deadlock, and a blocked group holds one connection and no other lock. Each body
 * without a project runs in its own transaction.
 */
export function createPostgresWriter(
  driver: Driver,
  onCommit?: (size: number) => void,
  maxQueued: number = limits.waiting,
) {
  const queues = new Map<number, Attempt[]>()
  const inSlot = semaphore(maxWriting, Number.POSITIVE_INFINITY)
  const inOwnSlot = semaphore(limits.alone, maxQueued)
  const sizes = new Map<number, number>() // of each project
  let all = 0
  const marks = createCommitMarks(driver)
  const unresolved = new Set<number>() // projects with a lost commit whose outcome is not known yet
  return { write, batch, size }

  /** How many bodies are not on disk yet, of a project or of all. */
  function size(project?: number): number {
    return project === undefined ? all : (sizes.get(project) ?? 0)
  }

  function write<T>(body: Body<T>, project?: number): Promise<T> {
    return counted(
      project,
      project === undefined
        ? inOwnSlot(() => inSlot(() => inOwnTransaction(driver, (tx) => body(tx, refuseBeforeCommit))))
        : new Promise<T>((resolve, reject) => enqueue(project, { body, attempts: 0, resolve, reject })),
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

  async function counted<T>(project: number | undefined, written: Promise<T>): Promise<T> {
    count(project, 1)
    try {
      return await written
    } finally {
      count(project, -1)
    }
  }

  function count(project: number | undefined, sign: 1 | -1): void {
    all += sign
    if (project === undefined) return
    const now = (sizes.get(project) ?? 0) + sign
    if (now > 0) sizes.set(project, now)
    else sizes.delete(project)
  }

  function enqueue(project: number, work: Attempt): void {
    const queue = queues.get(project)
    if (unresolved.has(project)) work.reject(unavailable())
    else if (queue && queue.length >= maxQueued) work.reject(refusal('unavailable', { seconds: 1 }))
    else if (queue) queue.push(work)
    else {
      queues.set(project, [work])
      void drain(project)
    }
  }

  async function drain(project: number): Promise<void> {
    for (let queue = queues.get(project); queue && queue.length > 0; queue = queues.get(project)) {
      await nextEventLoopTurn() // bodies that arrive in this turn join the group
      await commitGroup(project, queue)
    }
    queues.delete(project)
  }

  async function commitGroup(project: number, queue: Attempt[]): Promise<void> {
    const number = marks.next()
    let group: Attempt[] = []
    let outcomes = new Map<Attempt, Outcome>()
    const run: Run = async (tx, runBody) => {
      const locked = marks.lockAndMark(tx, project, number)
      let place = 0
      const ran = runBatches(group, (body) => runBody(tx, body, ++place))
      // the lock is answered before the commit is sent, so that a query for the outcome waits until the transaction has ended
      outcomes = (await pipelined([locked, ran]))[1]
    }
    try {
      await inSlot(() => {
        group = queue.splice(0, limits.group)
        return commitBodies(driver, group, run)
      })
      onCommit?.(group.length)
    } catch (error) {
      const failure = error instanceof CommitOutcomeUnknown ? await resolveLostCommit(project, number, error) : error
      if (failure) outcomes = new Map(group.map((work) => [work, { error: failure }]))
    }
    for (const [work, outcome] of outcomes) settle(project, work, outcome)
  }

  /**
   * Finds out the outcome of a commit whose answer was lost: undefined if it took effect, otherwise the error. Meanwhile nothing else of the project
   * is written, so that the mark is that of the lost commit or of the one before. Waiting bodies are refused, since another server may have to take
   * over first.
   */
  async function resolveLostCommit(
    project: number,
    number: number,
    error: CommitOutcomeUnknown,
  ): Promise<Error | undefined> {
    unresolved.add(project)
    for (const work of queues.get(project)?.splice(0) ?? []) work.reject(unavailable())
    const isCommitted = await marks.wasCommitted(project, number).catch(() => undefined)
    unresolved.delete(project)
    if (isCommitted === undefined) return error
    return isCommitted ? undefined : unavailable()
  }

  /** Retries after a deadlock or a serialization failure. */
  function settle(project: number, work: Attempt, outcome: Outcome): void {
    if ('value' in outcome) work.resolve(outcome.value as never)
    else if (!postgres.isRetryable(outcome.error) || ++work.attempts === limits.attempts) work.reject(outcome.error)
    else enqueue(project, work)
  }
}

/** The refusal of a write that was not stored. */
function unavailable(): Refusal {
  return refusal('unavailable', { seconds: 5 })
}

type RunBody = (tx: Kysely<Tables>, body: Body<unknown>, place: number) => Promise<Outcome>
/** Runs each body of a group by the given function. */
type Run = (tx: Kysely<Tables>, runBody: RunBody) => Promise<void>

/**
 * Commits a group; a lost commit is not repeated. Bodies seldom fail, so a single body or batch first runs without a savepoint. When something
 * fails, all bodies run again, each in a savepoint, so that only the faulty ones fail; after a failed write they also wait for each write.
 */
async function commitBodies(driver: Driver, group: Attempt[], run: Run): Promise<void> {
  const commit = (each: RunBody, waits: boolean) => inTransaction(driver, settings, (tx) => run(tx, each), { waits })
  const [only, ...others] = intoBatches(group)
  if (only && others.length === 0) {
    const failed = await failureOf(commit(runWithoutSavepoint, false))
    if (!failed) return
    if (failed instanceof BodyFailed && group.length === 1) throw failed.cause
    if (failed instanceof WriteFailed) return commit(runInSavepoint, true)
  }
  if (await failureOf(commit(runInSavepoint, false))) await commit(runInSavepoint, true)
}

/** The failure after which a group may run again; throws any other error. */
async function failureOf(committed: Promise<void>): Promise<BodyFailed | WriteFailed | undefined> {
  try {
    await committed
  } catch (error) {
    if (!(error instanceof BodyFailed || error instanceof WriteFailed)) throw error
    if (error instanceof WriteFailed && postgres.isUnavailable(error.cause)) throw error.cause
    return error
  }
}

const settings = { isolationLevel: 'read committed' } as const

/** Throws when the body does: then the whole transaction is rolled back. */
async function runWithoutSavepoint(tx: Kysely<Tables>, body: Body<unknown>): Promise<Outcome> {
  return {
    value: await body(tx, refuseBeforeCommit).catch((cause) =>
      Promise.reject(new BodyFailed('A body failed', { cause })),
    ),
  }
}

class BodyFailed extends Error {}

/**
 * Throws only when the whole transaction is lost, and with it the writes of the group. Each savepoint has its own name, so that none is taken for an
 * earlier one that a failed write left.
 */
async function runInSavepoint(tx: Kysely<Tables>, body: Body<unknown>, place: number): Promise<Outcome> {
  await runWrite(tx, CompiledQuery.raw(`savepoint body${place}`))
  try {
    const value = await body(tx, refuseBeforeCommit)
    await runWrite(tx, CompiledQuery.raw(`release savepoint body${place}`))
    return { value }
  } catch (error) {
    await runCompiled(tx, CompiledQuery.raw(`rollback to savepoint body${place}`))
    await checkWrites(tx) // the rollback has reverted a failed write, which the commit would not report
    return { error }
  }
}

/** Retries a transaction that the server aborted in favour of another. */
async function inOwnTransaction<T>(driver: Driver, body: (tx: Kysely<Tables>) => Promise<T>): Promise<T> {
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
  throw new Error('beforeCommit is not supported on PostgreSQL')
}
