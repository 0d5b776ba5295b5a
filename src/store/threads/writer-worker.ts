import { parentPort, workerData } from 'node:worker_threads'
import type { Part, SerializedOutcome, WorkerJob, WorkerReply } from '../batch/writer-worker-client.ts'
import { mergeSegments } from '../search/fts5-index.ts'
import { cacheOfServer, openWriting } from '../sqlite/write-connection.ts'
import { createWriter } from '../sqlite/writer.ts'
import { serializeError } from '../workers/error-transfer.ts'
import { loadExport } from '../workers/worker.ts'
import type { BatchOperation } from './batch-operation.ts'
import { openWorkerStore } from './worker-store.ts'

// The writer thread: it runs batches, with the same writer as the main thread has.
const options = workerData as { file: string; maxPages?: number | undefined; workerExports?: string | undefined }
const database = openWriting(options.file, { ...options, cache: cacheOfServer })
const writer = createWriter(database, { group: 64 })
let isReported = false
const store = openWorkerStore(database, writer, reportFault)
const bodies = new Map<number, (item: unknown) => Promise<unknown>>()

parentPort?.on('message', (job: WorkerJob) => {
  if (job === 'close') void end()
  else if ('load' in job) void load(job)
  else if ('merge' in job) void merge(job)
  else void run(job)
})

async function load({ load, operation, project, instead }: Extract<WorkerJob, { load: number }>): Promise<void> {
  if (instead !== undefined) bodies.delete(instead)
  try {
    const loaded = await loadExport<BatchOperation<unknown, unknown, unknown>>(operation, options.workerExports)
    bodies.set(load, (item) => store.run(loaded, project, item))
    post({ loaded: load })
  } catch (error) {
    post({ backgroundError: serializeError(error) })
  }
}

async function merge({ id, merge }: Extract<WorkerJob, { merge: number }>): Promise<void> {
  const outcome = await writer.write((db) => mergeSegments(db, merge)).then(done, failed)
  post({ id, outcomes: JSON.stringify([outcome]) })
}

async function run({ id, parts }: Extract<WorkerJob, { parts: string }>): Promise<void> {
  store.invalidate() // the caller may know of a change
  const all = (JSON.parse(parts) as Part[]).flatMap(({ body, items }) => {
    const makeOne = bodies.get(body) as (item: unknown) => Promise<unknown>
    return items.map((item) => makeOne(item).then(done, failed))
  })
  post({ id, outcomes: JSON.stringify(await Promise.all(all)) })
}

function done(value: unknown): SerializedOutcome {
  return { value }
}

function failed(error: unknown): SerializedOutcome {
  return { error: serializeError(error) }
}

/** Reports only the first fault, since what fails once often fails again. */
function reportFault(error: unknown): void {
  if (!isReported) post({ backgroundError: serializeError(error) })
  isReported = true
}

function post(reply: WorkerReply): void {
  parentPort?.postMessage(reply)
}

async function end(): Promise<void> {
  await writer.close()
  database.close()
  parentPort?.close()
}
