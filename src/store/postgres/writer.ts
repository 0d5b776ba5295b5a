import { type Driver, type Kysely, sql } from 'kysely'
import { refusal } from '../../domain/refusal.ts'
import {
  type Body,
  nextTurn,
  type Outcome,
  runAll,
  type SharedBody,
  sharing,
  type Waiting,
} from '../batch/batch-queue.ts'
import { Lost } from '../batch/commit-outcome-unknown.ts'
import { slots } from '../batch/semaphore.ts'
import type { Tables } from '../schema/tables.ts'
import { inOneJourney } from '../sql/pipeline.ts'
import { postgres } from './dialect.ts'
import { inTransaction } from './transaction.ts'

type Trying = Waiting & { tries: number }

/**
 * How many bodies may wait for a project, how many share one commit, and how often one is tried; how many transactions of no project, and
 * of all kinds, write at once. The pool has ten connections: what hangs leaves some to the other projects, and to reads.
 */
const most = { waiting: 10_000, group: 64, tries: 5, alone: 4, writing: 8 }

/**
 * Writes to PostgreSQL. Bodies of one project number their leads and events by its row, so they would wait for each other's commit;
 * here those that came meanwhile run one after another in one transaction, each behind a savepoint, and share its commit. The
 * project's row is locked first, so that groups of several server processes never wait for each other crosswise, and what waits for it
 * holds one connection and nothing that another project needs. Bodies of no project run each in a transaction of their own.
 */
export function createPostgresWriter(
  driver: Driver,
  onGroup?: (size: number) => void,
  mostWaiting: number = most.waiting,
) {
  const queues = new Map<number, Trying[]>()
  const inSlot = slots(most.writing, Number.POSITIVE_INFINITY)
  const aloneInSlot = slots(most.alone, mostWaiting)
  let given = 0
  return { write, share, given: () => given }

  function write<T>(body: Body<T>, project?: number): Promise<T> {
    given++
    if (project === undefined) return aloneInSlot(() => inSlot(() => alone(driver, (tx) => body(tx, putNothingOff))))
    return new Promise<T>((resolve, reject) => enqueue(project, { body, tries: 0, resolve, reject }))
  }

  /** The same of a body that serves all at once whose turn comes together. */
  function share<I, A>(body: SharedBody<I, A>, item: I, project: number): Promise<A> {
    given++
    const work = sharing(body, item)
    return new Promise<A>((resolve, reject) => enqueue(project, { ...work, tries: 0, resolve, reject }))
  }

  function enqueue(project: number, work: Trying): void {
    const queue = queues.get(project)
    if (queue && queue.length >= mostWaiting) work.reject(refusal('unavailable', { seconds: 1 }))
    else if (queue) queue.push(work)
    else {
      queues.set(project, [work])
      void drain(project)
    }
  }

  async function drain(project: number): Promise<void> {
    for (let queue = queues.get(project); queue && queue.length > 0; queue = queues.get(project)) {
      await nextTurn() // those that come in this one go along
      await inSlot(() => commitGroup(project, queue.splice(0, most.group)))
    }
    queues.delete(project)
  }

  async function commitGroup(project: number, group: Trying[]): Promise<void> {
    try {
      const hold = (tx: Kysely<Tables>) =>
        tx.selectFrom('projects').select('id').where('id', '=', project).forNoKeyUpdate().execute()
      const outcomes = await committed(driver, (tx) => runAll(group, (body) => runBody(tx, body)), hold)
      onGroup?.(group.length)
      for (const [work, outcome] of outcomes) settle(project, work, outcome)
    } catch (error) {
      for (const work of group) settle(project, work, { error })
    }
  }

  /** What had to give way to another transaction is tried again. */
  function settle(project: number, work: Trying, outcome: Outcome): void {
    if ('value' in outcome) work.resolve(outcome.value as never)
    else if (!postgres.isRetryable(outcome.error) || ++work.tries === most.tries) work.reject(outcome.error)
    else enqueue(project, work)
  }
}

/** Throws only when the whole transaction is lost, and with it what others in the group wrote. What can go in one journey is not waited for. */
async function runBody(tx: Kysely<Tables>, body: Body<unknown>): Promise<Outcome> {
  const saved = sql`savepoint body`.execute(tx)
  try {
    const [, value] = await inOneJourney([saved, body(tx, putNothingOff)])
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
      if (attempt === most.tries || !postgres.isRetryable(error)) throw error
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
    if (isDone && postgres.isAway(error)) throw new Lost('The database was lost during a commit', { cause: error })
    throw error
  }
}

/** Here nothing is cheaper at the end of a group. */
function putNothingOff(): never {
  throw new Error('Nothing is put off on PostgreSQL')
}
