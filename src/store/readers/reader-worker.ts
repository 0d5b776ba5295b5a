import { parentPort, workerData } from 'node:worker_threads'
import { sqlite } from '../sqlite/dialect.ts'
import { openReading } from '../sqlite/read-connection.ts'
import { packed } from '../workers/error-transfer.ts'
import { loadNamed, type Named } from '../workers/worker.ts'
import { heavyRead } from './queries.ts'
import type { Job, Reply } from './reader-pool.ts'

// One reader thread: it makes heavy reads on its own connection and answers the written bytes, so that no rows cross the border.
const db = openReading((workerData as { file: string }).file)
const writers = new Map<string, (made: unknown) => string>()

parentPort?.on('message', async (job: Job) => {
  const reply = await answer(job)
  parentPort?.postMessage(reply, 'bytes' in reply ? [reply.bytes.buffer as ArrayBuffer] : [])
})

async function answer(job: Job): Promise<Reply> {
  const { id, writer } = job
  try {
    const made = await make(job)
    return writer ? { id, bytes: new TextEncoder().encode((await writerOf(writer))(made)) } : { id, made }
  } catch (error) {
    return { id, error: packed(error) }
  }
}

function make({ name, viewer, query, gone }: Job): Promise<unknown> {
  const flag = new Int32Array(gone)
  const read = heavyRead(name)
  return db.transaction().execute(async (each) => {
    const on = { db: each, dialect: sqlite, isGone: () => Atomics.load(flag, 0) === 1 }
    return read.make(on, viewer, query, await read.plan(on, viewer, query))
  })
}

async function writerOf(writer: Named): Promise<(made: unknown) => string> {
  const key = `${writer.module} ${writer.name}`
  const write = writers.get(key) ?? (await loadNamed<(made: unknown) => string>(writer))
  writers.set(key, write)
  return write
}
