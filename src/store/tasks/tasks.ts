import type { Worker } from 'node:worker_threads'
import { refusal } from '../../domain/refusal.ts'
import { slots } from '../batch/semaphore.ts'
import type { Reads } from '../repositories.ts'
import { deserializeError, type SerializedError } from '../workers/error-transfer.ts'
import { startWorker, type WorkerExport, type WorkerExportName } from '../workers/worker.ts'
import { createIdleThreads } from './idle-threads.ts'

/** What a task may read: a snapshot of the store, until it is closed. */
export type TaskReads = Reads & { close(): Promise<void> }

/** Work that takes long and returns its result in parts; a thread finds it by its name. It is handed its input and what it may read. */
export type Task<I, M> = WorkerExport & {
  /** How many of it run at once, for what requests start; more wait for their turn. Unlimited where work starts it one by one. */
  atOnce?: number
  /** How long (ms) it may take in all, and what is thrown when it is over: others wait for its turn. */
  limit?: { ms: number; over: () => Error }
  run(input: I, reads: () => Promise<TaskReads>): AsyncIterable<M>
}

export type TaskJob = { task: WorkerExportName; input: unknown }
/** What a thread is asked for: a task, then one part of it after the other. */
export type TaskRequest = TaskJob | 'more'
export type TaskMessage = { part: unknown } | { end: true } | { error: SerializedError }

/** How many parts a thread makes ahead. */
const ahead = 2

/** How many of a task may wait for their turn. */
const maxQueued = 32

/** How long (ms) nobody may take the next part of a task that waits for turns: after that its turn is another's. */
const timeout = 120_000

/** Memory limits of a thread, so that it collects garbage early. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 }

/** Tasks, each in a thread for itself, with back-pressure: the thread goes on as fast as its parts are taken. */
export function createTasks(url: string, maxStall = timeout) {
  const workers = new Set<Worker>()
  const idle = createIdleThreads(() => startWorker('tasks/task-worker', { workerData: { url }, resourceLimits }))
  const turns = new Map<string, ReturnType<typeof slots>>()
  let isClosed = false
  return { run, close }

  async function close(): Promise<void> {
    isClosed = true
    await Promise.all([idle.close(), ...[...workers].map((worker) => worker.terminate())])
  }

  /** Resolves when it is the turn of a task; refuses with `unavailable` while too many wait. */
  function inTurn<I, M>({ name, atOnce }: Task<I, M>): Promise<() => void> | undefined {
    if (!atOnce) return
    const take = turns.get(name) ?? slots(atOnce, maxQueued)
    turns.set(name, take)
    return take()
  }

  /**
   * The parts of a task; leaving the loop before its end ends the thread, and so does the signal of who asked. Throws to who comes back after his turn has
   * passed.
   */
  async function* run<I, M>(task: Task<I, M>, input: I, signal?: AbortSignal): AsyncGenerator<M> {
    const giveBack = await inTurn(task)
    if (signal?.aborted) {
      giveBack?.()
      throw nobodyWaits()
    }
    if (isClosed) {
      giveBack?.()
      throw refusal('unavailable', { seconds: 5 })
    }
    const worker = idle.take()
    workers.add(worker)
    const ask = (request: TaskRequest) => worker.postMessage(request)
    const arrived: TaskMessage[] = []
    let wake = () => {}
    const add = (message: TaskMessage) => {
      arrived.push(message)
      wake()
    }
    worker.on('message', add)
    worker.once('error', (error) =>
      add({ error: { name: error.name, message: error.message, code: (error as NodeJS.ErrnoException).code } }),
    )
    worker.once('exit', () => add({ error: { name: 'Error', message: 'A task thread ended' } }))
    const wakeBy = (resolve: (value: unknown) => void) => {
      wake = () => resolve(undefined)
    }
    let isWell = false
    let ended: Promise<void> | undefined
    const end = () => {
      ended ??= (isWell ? idle.giveBack(worker) : worker.terminate().then(() => {})).then(() => {
        workers.delete(worker)
        giveBack?.()
      })
      return ended
    }
    let over: Error | undefined
    const stop = (error: Error) => {
      over ??= error
      wake()
    }
    const onGone = () => stop(nobodyWaits())
    const { limit } = task
    const timer = limit && setTimeout(() => stop(limit.over()), limit.ms).unref()
    signal?.addEventListener('abort', onGone, { once: true })
    ask({ task: task.name, input })
    for (let count = 0; count < ahead; count++) ask('more')
    try {
      for (;;) {
        if (over) throw over
        const message = arrived.shift()
        if (!message) await new Promise(wakeBy)
        else if ('end' in message) {
          isWell = true
          return
        } else if ('error' in message) throw deserializeError(message.error)
        else {
          const stall = giveBack && setTimeout(end, maxStall).unref()
          yield message.part as M
          clearTimeout(stall)
          if (ended) throw new Error('Nobody took the parts of this task')
          ask('more')
        }
      }
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onGone)
      await end()
    }
  }
}

function nobodyWaits(): Error {
  return new Error('Nobody waits for this task')
}
