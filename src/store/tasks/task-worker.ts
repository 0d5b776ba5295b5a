import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { openSnapshot } from '../exports/snapshot.ts'
import { reads } from '../repositories.ts'
import { serializeError } from '../workers/error-transfer.ts'
import { loadExport } from '../workers/worker.ts'
import type { Task, TaskJob, TaskMessage, TaskReads } from './tasks.ts'

// The thread of one task: it makes parts as they are asked for.
const port = parentPort as MessagePort
const { url, task, input } = workerData as TaskJob
let [asked, wake] = [0, () => {}]
port.on('message', () => {
  asked++
  wake()
})
work()
  .then(() => post({ end: true }))
  .catch((error) => post({ error: serializeError(error) }))

async function work(): Promise<void> {
  const { run } = await loadExport<Task<unknown, unknown>>(task)
  for await (const part of run(input, openReads)) {
    while (asked === 0) await new Promise<void>(wakeBy)
    asked--
    post({ part })
  }
}

function wakeBy(resolve: () => void): void {
  wake = resolve
}

async function openReads(): Promise<TaskReads> {
  const { db, dialect, close } = await openSnapshot(url)
  return { ...reads(db, dialect), close }
}

function post(message: TaskMessage): void {
  port.postMessage(message)
}
