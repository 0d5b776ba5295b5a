import { parentPort, workerData } from 'node:worker_threads'
import { sqlite } from './dialect.ts'
import { leadList } from './leads/list.ts'
import type { Job, Reply } from './readers.ts'
import { openReading } from './sqlite-reading.ts'

// One reader thread: it makes lists on its own connection and answers the written bytes, so that no rows cross the border.
const db = openReading((workerData as { file: string }).file)
const writers = new Map<string, (list: unknown) => string>()

parentPort?.on('message', async (job: Job) => {
  const reply = await answer(job)
  parentPort?.postMessage(reply, 'bytes' in reply ? [reply.bytes.buffer as ArrayBuffer] : [])
})

async function answer({ id, viewer, query, writer, gone }: Job): Promise<Reply> {
  try {
    const flag = new Int32Array(gone)
    const isGone = () => Atomics.load(flag, 0) === 1
    const list = await db.transaction().execute(async (each) => {
      const leads = leadList(each, sqlite, { isGone })
      return leads.list(viewer, query, await leads.estimate(viewer, query))
    })
    const write = writers.get(writer.url) ?? (await import(writer.url))[writer.name]
    writers.set(writer.url, write)
    return { id, bytes: new TextEncoder().encode(write(list)) }
  } catch (error) {
    const { message, code } = error as { message: string; code?: string }
    return { id, error: { message, ...(code !== undefined && { code }) } }
  }
}
