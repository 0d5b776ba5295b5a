import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import type { Viewer } from '../../domain/access.ts'
import { refusal } from '../../domain/refusal.ts'
import type { CountedSlice } from '../schema/report-tables.ts'
import { deserializeError, type SerializedError } from '../workers/error-transfer.ts'
import { startWorker, type WorkerExport } from '../workers/worker.ts'
import type { ReadName } from './queries.ts'

/** A result as text, or a long one as bytes, serialized without blocking the event loop. */
export type Written = string | Promise<Uint8Array>

/** Serializes a result; exported by a module, so that a thread can load it. */
export type Writer<R> = WorkerExport & { write(result: R): Written }

/** A heavy read by name. With a writer the thread returns bytes, otherwise the result, which should be small. */
export type ReadRequest = {
  name: ReadName
  viewer: Viewer
  query: unknown
  writer?: WorkerExport | undefined
}
export type ReadJob = ReadRequest & {
  id: number
  /** One Int32: 1 when the read is canceled, or has taken too long. */
  canceled: SharedArrayBuffer
}
export type ReadReply =
  | { id: number; bytes: Uint8Array }
  | { id: number; result: unknown; kept: CountedSlice[] }
  | { id: number; error: SerializedError }

/** Takes the slices that a read counted and that are worth caching. */
type Keep = (slices: CountedSlice[]) => void
type PendingRead = {
  job: ReadJob
  keep: Keep
  timer?: NodeJS.Timeout
  isLate?: boolean
  resolve(result: unknown): void
  reject(error: unknown): void
}

/** An eighth of the default young generation: objects of a read do not outlive it. */
const resourceLimits = { maxYoungGenerationSizeMb: 6 }

/** How many reads may wait for a thread. */
const maxWaiting = 200

/** How long (ms) a read may hold a thread, the same as `statement_timeout` on PostgreSQL: a few longer ones would hold all threads. */
const maxReading = 55_000

/** How long (ms) after that the thread itself is terminated, if it is busy with work that does not check for cancellation. */
const maxEnding = 5_000

/** A pool of threads for heavy reads of a SQLite file, started on demand, so that the event loop stays free. */
export function createReaderPool(file: string, timeout = maxReading) {
  const threads = Math.max(1, Math.min(4, availableParallelism()))
  const idle: Worker[] = []
  const all = new Map<Worker, PendingRead | undefined>()
  const waiting: PendingRead[] = []
  let [last, isClosed] = [0, false]

  return { read, close }

  /** Ends the threads; what waits for one is refused, so that none is started any more. */
  async function close(): Promise<void> {
    isClosed = true
    for (const { reject } of waiting.splice(0)) reject(refusal('unavailable', { seconds: 5 }))
    await Promise.all([...all.keys()].map((worker) => worker.terminate()))
  }

  /** Runs a read in a thread; refuses with `unavailable` when too many are queued. The signal cancels it. */
  function read({ name, viewer, query, writer }: ReadRequest, keep: Keep, signal?: AbortSignal): Promise<unknown> {
    if (isClosed || waiting.length >= maxWaiting) throw refusal('unavailable', { seconds: isClosed ? 5 : 1 })
    const canceled = new SharedArrayBuffer(4)
    const cancel = () => Atomics.store(new Int32Array(canceled), 0, 1)
    if (signal?.aborted) cancel()
    else signal?.addEventListener('abort', cancel, { once: true })
    const found = writer && { name: writer.name }
    const job = { id: ++last, name, viewer, query, writer: found, canceled }
    return new Promise((resolve, reject) => {
      waiting.push({ job, keep, resolve, reject })
      next()
    })
  }

  function next(): void {
    const worker = waiting.length > 0 ? (idle.pop() ?? start()) : undefined
    if (!worker) return
    const work = waiting.shift() as PendingRead
    all.set(worker, work)
    work.timer = setTimeout(() => end(worker, work), timeout).unref()
    worker.postMessage(work.job)
  }

  /** Cancels a read that takes too long; it is refused once it has ended. A thread that does not react is terminated. */
  function end(worker: Worker, work: PendingRead): void {
    work.isLate = true
    Atomics.store(new Int32Array(work.job.canceled), 0, 1)
    work.timer = setTimeout(() => worker.terminate(), maxEnding).unref()
  }

  function start(): Worker | undefined {
    if (all.size >= threads) return
    const worker = startWorker('threads/reader-worker', { workerData: { file }, resourceLimits })
    all.set(worker, undefined)
    worker.on('message', (reply: ReadReply) => {
      const work = all.get(worker)
      clearTimeout(work?.timer)
      settle(work, reply)
      all.set(worker, undefined)
      idle.push(worker)
      next()
    })
    worker.on('error', (error) => onWorkerLost(worker, error))
    worker.on('exit', () => onWorkerLost(worker, new Error('A reader thread ended')))
    return worker
  }

  /** A crashed thread fails its read, and the next read starts another. */
  function onWorkerLost(worker: Worker, error: Error): void {
    const work = all.get(worker)
    clearTimeout(work?.timer)
    work?.reject(work.isLate ? late() : error)
    all.delete(worker)
    if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1)
    next()
  }
}

function settle(work: PendingRead | undefined, reply: ReadReply): void {
  if ('bytes' in reply) work?.resolve(reply.bytes)
  else if ('result' in reply) {
    work?.keep(reply.kept)
    work?.resolve(reply.result)
  } else work?.reject(work.isLate ? late() : deserializeError(reply.error))
}

/** The refusal of a read that took too long: the client may ask for less, or again when the server is less busy. */
function late(): Error {
  return refusal('unavailable', { seconds: 5 })
}
