import { type Driver, type Kysely, sql } from 'kysely'
import { refusal } from '../../domain/refusal.ts'
import {
  type BatchBody,
  batched,
  nextEventLoopTurn,
  type Outcome,
  type QueuedWork,
  runBatches,
} from '../batch/batch-queue.ts'
import { CommitOutcomeUnknown } from '../batch/commit-outcome-unknown.ts'
import { semaphore } from '../batch/semaphore.ts'
import type { Tables } from '../schema/tables.ts'
import { pipelined } from '../sql/pipeline.ts'
import type { Body } from '../sql/transaction-body.ts'
import { postgres } from './dialect.ts'
import { inTransaction } from './transaction.ts'

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
  return { write, batch }

  function write<T>(body: Body<T>, project?: number): Promise<T> {
    if (project === undefined) return inOwnSlot(() => inSlot(() => alone(driver, (tx) => body(tx, refuseBeforeCommit))))
    return new Promise<T>((resolve, reject) => enqueue(project, { body, attempts: 0, resolve, reject }))
  }

  /** The same for an item of a batch. */
  function batch<I, A>(body: BatchBody<I, A>, item: I, project: number): Promise<A> {
    const work = batched(body, item)
    return new Promise<A>((resolve, reject) => enqueue(project, { ...work, attempts: 0, resolve, reject }))
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
      const hold = (tx: Kysely<Tables>) =>
        tx.selectFrom('projects').select('id').where('id', '=', project).forNoKeyUpdate().execute()
      const outcomes = await committed(driver, (tx) => runBatches(group, (body) => runBody(tx, body)), hold)
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

/** Throws only when the whole transaction is lost, and with it the writes of the group. Queries are pipelined where possible. */
async function runBody(tx: Kysely<Tables>, body: Body<unknown>): Promise<Outcome> {
  const saved = sql`savepoint body`.execute(tx)
  try {
    const [, value] = await pipelined([saved, body(tx, refuseBeforeCommit)])
    sql`release savepoint body`.execute(tx).catch(() => {}) // if the connection is lost, the following commit fails
    return { value }
  } catch (error) {
    await sql`rollback to savepoint body`.execute(tx).catch(() => {
      throw error
    })
    return { error }
  }
}

/** Retries a transaction that the server aborted in favour of another. */
async function alone<T>(driver: Driver, body: (tx: Kysely<Tables>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await committed(driver, body)
    } catch (error) {
      if (attempt === limits.attempts || !postgres.isRetryable(error)) throw error
      await new Promise((resolve) => void setTimeout(resolve, attempt * 10 * Math.random()))
    }
  }
}

/** A connection lost during the commit leaves the outcome unknown, so no caller may be told that nothing was written. */
async function committed<T>(
  driver: Driver,
  body: (tx: Kysely<Tables>) => Promise<T>,
  first?: (tx: Kysely<Tables>) => Promise<unknown>,
): Promise<T> {
  let isDone = false
  const whole = async (tx: Kysely<Tables>) => {
    const value = await body(tx)
    isDone = true
    return value
  }
  try {
    return await inTransaction(driver, { isolationLevel: 'read committed' }, whole, first)
  } catch (error) {
    if (isDone && postgres.isAway(error))
      throw new CommitOutcomeUnknown('The database was lost during a commit', { cause: error })
    throw error
  }
}

/** PostgreSQL gains nothing from deferring work to the end of a group, so it runs at once. */
function refuseBeforeCommit(): never {
  throw new Error('Nothing is put off on PostgreSQL')
}
