import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { openSnapshot } from '../exports/snapshot.ts'
import { reads } from '../repositories.ts'
import { serializeError } from '../workers/error-transfer.ts'
import { loadExport } from '../workers/worker.ts'
import type { Task, TaskJob, TaskMessage, TaskReads, TaskRequest } from './tasks.ts'

// A thread that runs one task after the other, and makes parts on request.
const port = parentPort as MessagePort
const { url } = workerData as { url: string }
let [asked, wake] = [0, () => {}]
port.on('message', (request: TaskRequest) => {
  if (request !== 'more') return start(request)
  asked++
  wake()
})

function start(job: TaskJob): void {
  asked = 0 // the former task may have ended before it made all requested parts
  const opened: (() => Promise<void>)[] = []
  work(job, opened)
    .finally(() => Promise.all(opened.map((close) => close())))
    .then(() => post({ end: true }))
    .catch((error) => post({ error: serializeError(error) }))
}

async function work({ task, input }: TaskJob, opened: (() => Promise<void>)[]): Promise<void> {
  const { run } = await loadExport<Task<unknown, unknown>>(task)
  for await (const part of run(input, () => openReads(opened))) {
    while (asked === 0) await new Promise<void>(wakeBy)
    asked--
    post({ part })
  }
}

function wakeBy(resolve: () => void): void {
  wake = resolve
}

/** Opens a snapshot, which is closed with its task at the latest. */
async function openReads(opened: (() => Promise<void>)[]): Promise<TaskReads> {
  const { db, dialect, close } = await openSnapshot(url)
  let closed: Promise<void> | undefined
  const closeOnce = () => {
    closed ??= close()
    return closed
  }
  opened.push(closeOnce)
  return { ...reads(db, dialect), close: closeOnce }
}

function post(message: TaskMessage): void {
  port.postMessage(message)
}
