import type Database from 'better-sqlite3'
import { refusal } from '../../domain/refusal.ts'
import { type BatchBody, batched, nextEventLoopTurn, type Outcome, type QueuedWork } from '../batch/batch-queue.ts'
import type { WriterWorkerClient } from '../batch/writer-worker-client.ts'
import type { Body } from '../sql/transaction-body.ts'
import { createGroupCommit } from './group-commit.ts'

/**
 * How many bodies may queue, how many share one commit, here or in the worker, and how long (ms) another process may block writing. Groups of
 * the worker are small, so that the next one is prepared while one is written.
 */
type WriterLimits = { waiting: number; group: number; workerGroup: number; timeout: number }
const defaults: WriterLimits = { waiting: 10_000, group: 256, workerGroup: 32, timeout: 5_000 }

/** `onCommit` gets the number of bodies in a commit; `worker` is the thread that runs batches. */
type WriterOptions = Partial<WriterLimits> & {
  onCommit?: ((size: number) => void) | undefined
  worker?: WriterWorkerClient | undefined
}

type Outcomes = Promise<Map<QueuedWork, Outcome>>

/**
 * The one writer of a SQLite file. Bodies that arrive in the same turn of the event loop share one commit and so one fsync; a body's promise
 * settles only after that commit. A body may await only its transaction: those awaits are microtasks, so no other body runs in between.
 * One that is not settled after all microtasks is rolled back and fails.
 */
export function createWriter(database: Database.Database, { onCommit, worker, ...given }: WriterOptions = {}) {
  const limits = { ...defaults, ...given }
  const commit = createGroupCommit(database, limits.timeout)
  const waiting: QueuedWork[] = []
  const pendingCommits = new Set<Promise<void>>()
  let [size, workerJobs, running] = [0, 0, false]
  let drained: Promise<unknown> = Promise.resolve()
  let wake = () => {}

  return { write, batch, ready, inWorker, size: () => size, close }

  /** Runs a body in a transaction of its own; refuses with `unavailable` when the queue is full. */
  function write<T>(body: Body<T>): Promise<T> {
    return enqueue({ body })
  }

  /** The same for an item of a batch. */
  function batch<I, A>(body: BatchBody<I, A>, item: I): Promise<A> {
    worker?.prepare(body)
    return enqueue(batched(body, item))
  }

  /** Waits until the thread can run the items of a batch, if there is a thread: until then the main thread would run them. */
  async function ready<I, A>(body: BatchBody<I, A>): Promise<void> {
    await worker?.ready(body)
  }

  /** Runs another write in the thread, if nothing is queued; later bodies wait for it. */
  async function inWorker<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (size > 0 || workerJobs > 0) return
    workerJobs++
    try {
      return await work()
    } finally {
      workerJobs--
      wake()
    }
  }

  /** Waits for all queued bodies. */
  async function close(): Promise<void> {
    await drained
    await Promise.all(pendingCommits)
  }

  function enqueue<T>({ body, batch }: Pick<QueuedWork, 'body' | 'batch'>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (size >= limits.waiting) throw refusal('unavailable', { seconds: 1 })
      size++
      waiting.push({ body, batch, resolve, reject })
      if (!running) drained = drain()
      else if (waiting.length >= limits.workerGroup) wake()
    })
  }

  async function drain(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      await nextEventLoopTurn()
      const isInWorker = runsInWorker(waiting[0] as QueuedWork)
      while (isInWorker ? !workerHasRoom() : workerJobs > 0) await workerChange() // while the thread works, no other connection may write
      const group = dequeue(isInWorker ? limits.workerGroup : limits.group, isInWorker) // empty if the thread has died meanwhile
      if (group.length > 0) await (isInWorker ? writeInWorker(group) : writeLocally(group))
    }
    running = false
  }

  function runsInWorker({ batch }: QueuedWork): boolean {
    return (batch && worker?.canRun(batch.body)) ?? false
  }

  /** The thread has one group at a time, and one full group ahead, so that it is never idle. */
  function workerHasRoom(): boolean {
    return workerJobs === 0 || (workerJobs === 1 && waiting.length >= limits.workerGroup)
  }

  /** Resolves when the thread is done, or another group may be full. */
  function workerChange(): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve
    })
  }

  /** Takes the first bodies of the queue that run in the same place. */
  function dequeue(limit: number, isInWorker: boolean): QueuedWork[] {
    const group = waiting.filter((each) => runsInWorker(each) === isInWorker).slice(0, limit)
    const taken = new Set(group)
    waiting.splice(0, waiting.length, ...waiting.filter((each) => !taken.has(each)))
    return group
  }

  function writeInWorker(group: QueuedWork[]): void {
    workerJobs++
    const written = (worker as WriterWorkerClient).write(group).finally(async () => {
      workerJobs--
      wake()
      await nextEventLoopTurn() // first give the thread its next group, then settle this one
    })
    resolveAfterCommit(group, written)
  }

  async function writeLocally(group: QueuedWork[]): Promise<void> {
    const committed = commit(group)
    resolveAfterCommit(group, committed)
    await committed.catch(() => {})
  }

  /** Settles the promises of a group. */
  function resolveAfterCommit(group: QueuedWork[], written: Outcomes): void {
    const settled = written
      .finally(() => {
        size -= group.length
        pendingCommits.delete(settled)
      })
      .then((outcomes) => {
        onCommit?.(group.length)
        for (const [each, outcome] of outcomes) settle(each, outcome)
      })
      .catch((error) => group.forEach(({ reject }) => void reject(error)))
    pendingCommits.add(settled)
  }
}

function settle({ resolve, reject }: QueuedWork, outcome: Outcome): void {
  if ('error' in outcome) reject(outcome.error)
  else resolve(outcome.value as never)
}
