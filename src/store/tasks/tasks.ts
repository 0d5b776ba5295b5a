import type { Worker } from 'node:worker_threads'
import { refusal } from '../../domain/refusal.ts'
import { slots } from '../batch/semaphore.ts'
import type { Reads } from '../repositories.ts'
import { deserializeError, type SerializedError } from '../workers/error-transfer.ts'
import { startWorker, type WorkerExport, type WorkerExportName } from '../workers/worker.ts'
import { createIdleThreads } from './idle-threads.ts'

/** What a task may read: a snapshot of the store, until it is closed. */
export type TaskReads = Reads & { close(): Promise<void> }

/** Long work that returns its result in parts; a thread finds it by its name. It gets its input, and a function that opens a snapshot. */
export type Task<I, M> = WorkerExport & {
  /**
   * The most concurrent runs of a task that requests start; more wait for their turn. Undefined, without limit, for a task that is started one by
   * one.
   */
  atOnce?: number
  /** How long (ms) a run may take in all, since others wait for its turn, and the error that is thrown when the time is over. */
  limit?: { ms: number; over: () => Error }
  run(input: I, reads: () => Promise<TaskReads>): AsyncIterable<M>
}

export type TaskJob = { task: WorkerExportName; input: unknown }
/** A request to a thread: a task, then one part of it after the other. */
export type TaskRequest = TaskJob | 'more'
export type TaskMessage = { part: unknown } | { end: true } | { error: SerializedError }

/** How many parts a thread makes ahead. */
const ahead = 2

/** How many runs of a task may wait for their turn. */
const maxQueued = 32

/** How long (ms) the caller of a task with turns may take no part before it loses its turn. */
const timeout = 120_000

/** Memory limits of a thread, so that it collects garbage early. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 }

/** Runs tasks, each in a thread of its own, with back-pressure: the thread works as fast as its parts are taken. */
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
   * The parts of a task. Leaving the loop before its end terminates the thread, and so does the signal. Throws when the caller asks for a part after
   * it has lost its turn.
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
