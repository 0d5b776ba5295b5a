import { parentPort, workerData } from 'node:worker_threads'
import { type SqlBool, sql } from 'kysely'
import { readQuery } from '../readers/queries.ts'
import type { ReadJob, ReadReply, Written } from '../readers/reader-pool.ts'
import type { CountedSlice } from '../schema/report-tables.ts'
import { sqlite } from '../sqlite/dialect.ts'
import { openReading } from '../sqlite/read-connection.ts'
import { serializeError } from '../workers/error-transfer.ts'
import { loadExport, type WorkerExport } from '../workers/worker.ts'

// One reader thread: it runs heavy reads on its own connection and returns the serialized bytes, so that no rows are cloned between threads. SQLite
// runs a statement to its end whatever becomes of the thread, so a slow statement checks at each row whether it is still wanted.
let canceled: Int32Array | undefined
const checkWanted = () => {
  if (canceled && Atomics.load(canceled, 0) === 1) throw new Error('The read was canceled')
}
const db = openReading((workerData as { file: string }).file, { isHeavy: true, checkWanted })
const dialect = { ...sqlite, stillWanted: sql<SqlBool>`still_wanted()` }
const writers = new Map<string, (result: unknown) => Written>()

parentPort?.on('message', async (job: ReadJob) => {
  const reply = await answer(job)
  parentPort?.postMessage(reply, 'bytes' in reply ? [reply.bytes.buffer as ArrayBuffer] : [])
})

async function answer(job: ReadJob): Promise<ReadReply> {
  const { id, writer } = job
  try {
    const kept: CountedSlice[] = []
    const result = await run(job, (slice) => kept.push(slice))
    return writer ? { id, bytes: await bytesOf((await writerOf(writer))(result)) } : { id, result, kept }
  } catch (error) {
    return { id, error: serializeError(error) }
  }
}

function run({ name, viewer, query, ...job }: ReadJob, keep: (slice: CountedSlice) => void): Promise<unknown> {
  const flag = new Int32Array(job.canceled)
  canceled = flag
  const read = readQuery(name)
  return db.transaction().execute(async (each) => {
    const on = { db: each, dialect, isCanceled: () => Atomics.load(flag, 0) === 1, keep, tallyCacheKey: db }
    return read.run(on, viewer, query, await read.plan(on, viewer, query))
  })
}

function bytesOf(written: Written): Uint8Array | Promise<Uint8Array> {
  return typeof written === 'string' ? new TextEncoder().encode(written) : written
}

async function writerOf({ name }: WorkerExport): Promise<(result: unknown) => Written> {
  const write = writers.get(name) ?? (await loadExport<(result: unknown) => Written>(name))
  writers.set(name, write)
  return write
}
