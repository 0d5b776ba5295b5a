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
 * How many bodies may wait for a project, how many share one commit, and how often one is tried; how many transactions of no project, and
 * of all kinds, write at once. The pool has ten connections: what hangs leaves some to the other projects, and to reads.
 */
const limits = { waiting: 10_000, group: 64, attempts: 5, alone: 4, writing: 8 }

/**
 * Writes to PostgreSQL. Bodies of one project number their leads and events by its row, so they would wait for each other's commit;
 * here those that came meanwhile run one after another in one transaction, each behind a savepoint, and share its commit. The
 * project's row is locked first, so that groups of several server processes never wait for each other crosswise, and what waits for it
 * holds one connection and nothing that another project needs. Bodies of no project run each in a transaction of their own.
 */
export function createPostgresWriter(
  driver: Driver,
  onCommit?: (size: number) => void,
  maxQueued: number = limits.waiting,
) {
  const queues = new Map<number, Attempt[]>()
  const inSlot = semaphore(limits.writing, Number.POSITIVE_INFINITY)
  const inOwnSlot = semaphore(limits.alone, maxQueued)
  let written = 0
  return { write, batch, written: () => written }

  function write<T>(body: Body<T>, project?: number): Promise<T> {
    written++
    if (project === undefined) return inOwnSlot(() => inSlot(() => alone(driver, (tx) => body(tx, refuseBeforeCommit))))
    return new Promise<T>((resolve, reject) => enqueue(project, { body, attempts: 0, resolve, reject }))
  }

  /** The same for an item of a batch. */
  function batch<I, A>(body: BatchBody<I, A>, item: I, project: number): Promise<A> {
    written++
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
      await nextEventLoopTurn() // those that come in this one go along
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

  /** What had to give way to another transaction is tried again. */
  function settle(project: number, work: Attempt, outcome: Outcome): void {
    if ('value' in outcome) work.resolve(outcome.value as never)
    else if (!postgres.isRetryable(outcome.error) || ++work.attempts === limits.attempts) work.reject(outcome.error)
    else enqueue(project, work)
  }
}

/** Throws only when the whole transaction is lost, and with it what others in the group wrote. Queries are pipelined where they can be. */
async function runBody(tx: Kysely<Tables>, body: Body<unknown>): Promise<Outcome> {
  const saved = sql`savepoint body`.execute(tx)
  try {
    const [, value] = await pipelined([saved, body(tx, refuseBeforeCommit)])
    sql`release savepoint body`.execute(tx).catch(() => {}) // if the connection is lost, the commit that follows says so
    return { value }
  } catch (error) {
    await sql`rollback to savepoint body`.execute(tx).catch(() => {
      throw error
    })
    return { error }
  }
}

/** Tries a transaction again when the server chose it to give way to another. */
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

/** A connection that is lost while it commits leaves it open whether anything was kept, so nobody may be told that nothing was. */
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

/** Here nothing is cheaper at the end of a group. */
function refuseBeforeCommit(): never {
  throw new Error('Nothing is put off on PostgreSQL')
}
