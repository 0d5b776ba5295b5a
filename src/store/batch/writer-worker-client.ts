import type { Worker } from 'node:worker_threads'
import type { Project } from '../../domain/project.ts'
import { deserializeError, type SerializedError } from '../workers/error-transfer.ts'
import { startWorker, type WorkerExportName } from '../workers/worker.ts'
import { type BatchBody, intoBatches, type Outcome, type QueuedWork } from './batch-queue.ts'
import { CommitOutcomeUnknown } from './commit-outcome-unknown.ts'

/**
 * Items for a body, by the number under which it was loaded. `parts` and `outcomes` go as JSON, which V8 writes and reads sooner than it
 * copies objects.
 */
export type Part = { body: number; items: unknown[] }
/** What the thread is told. `instead` is the number of a body that is not asked for any more, `join` is in pages. */
export type WorkerJob =
  | { load: number; operation: WorkerExportName; project: Project; instead: number | undefined }
  | { id: number; parts: string }
  | { id: number; join: number }
  | 'close'
export type WorkerReply = 'ready' | { loaded: number } | { trouble: SerializedError } | { id: number; outcomes: string }
export type SerializedOutcome = { value: unknown } | { packed: SerializedError }

type Body = { name: string; number: number; isLoaded: boolean }
type Answer = { resolve(outcomes: Outcome[]): void; reject(error: Error): void }
type ClientOptions = {
  file: string
  maxPages?: number | undefined
  /** The table of what the thread may run; that of the program unless given. */
  workerExports?: string | undefined
  /** Hears why the thread does not do its work, or a part of it, which the main thread does then. */
  onTrouble?: ((error: Error) => void) | undefined
}

export type WriterWorkerClient = ReturnType<typeof createWriterWorkerClient>

/**
 * A thread with a writing connection of its own to a SQLite file, so that the event loop goes on while what many ask alike is kept. It starts
 * when it is first asked for, and takes what it has loaded. While it has work nobody else may write. One that ended takes its work with it, of
 * which nobody knows then whether it was kept, and is not started again.
 */
export function createWriterWorkerClient({ file, maxPages, workerExports, onTrouble = () => {} }: ClientOptions) {
  const bodies = new Map<BatchBody<never, unknown>, Body>()
  const answers = new Map<number, Answer>()
  let thread: Worker | undefined
  let isOver = false
  let starting = Promise.resolve()
  let last = 0

  return { prepare, canRun, write, ready, join, close }

  /** Whether the thread makes this. */
  function canRun(body: BatchBody<never, unknown>): boolean {
    return bodies.get(body)?.isLoaded ?? false
  }

  /** Has the thread load this, unless it was told so. A project that changed is another body, and takes the place of the former. */
  function prepare(body: BatchBody<never, unknown>): void {
    if (isOver || !body.inWorker || bodies.has(body)) return
    const { operation, project } = body.inWorker
    const name = `${operation} ${project.id}`
    const [former, old] = [...bodies].find(([, each]) => each.name === name) ?? []
    if (former) bodies.delete(former)
    const number = ++last
    bodies.set(body, { name, number, isLoaded: false })
    send({ load: number, operation, project, instead: old?.number })
  }

  /** Makes what waits, all of which it takes; answers what became of each, once all of it is on disk. */
  async function write(group: QueuedWork[]): Promise<Map<QueuedWork, Outcome>> {
    const parts = intoBatches(group)
    const outcomes = await request({ parts: JSON.stringify(parts.map(partOf)) })
    return new Map(parts.flat().map((each, index) => [each, outcomes[index] as Outcome]))
  }

  /** Starts the thread where it is not there yet, and resolves when it does what it is told, or is over. */
  function ready(): Promise<void> {
    if (!isOver) thread ??= start()
    return starting
  }

  /** Joins so many pages of the index of texts; answers whether there was something to join. */
  async function join(pages: number): Promise<boolean> {
    if (isOver) throw new CommitOutcomeUnknown('The writing thread is over')
    const [outcome] = (await request({ join: pages })) as [Outcome]
    if ('error' in outcome) throw outcome.error
    return outcome.value as boolean
  }

  function request(work: { parts: string } | { join: number }): Promise<Outcome[]> {
    const id = ++last
    return new Promise((resolve, reject) => {
      send({ id, ...work })
      answers.set(id, { resolve, reject })
    })
  }

  function partOf(some: QueuedWork[]): Part {
    const body = some[0]?.batch?.body as BatchBody<never, unknown>
    return { body: (bodies.get(body) as Body).number, items: some.map(({ batch }) => batch?.item) }
  }

  async function close(): Promise<void> {
    isOver = true
    bodies.clear()
    if (!thread) return
    const ended = new Promise((resolve) => thread?.once('exit', resolve))
    send('close')
    await ended
  }

  function send(job: WorkerJob): void {
    thread ??= start()
    thread.postMessage(job)
  }

  function start(): Worker {
    let cause: unknown
    const resourceLimits = { maxYoungGenerationSizeMb: 16 } // a third of what a thread takes by itself
    const worker = startWorker('threads/writer-worker', {
      workerData: { file, maxPages, workerExports },
      resourceLimits,
    })
    starting = new Promise((resolve) => void worker.once('message', () => resolve()).once('exit', () => resolve()))
    worker.on('message', onReply)
    worker.on('error', (error) => {
      cause = error // what it has answered may still be on its way
    })
    worker.on('exit', () => end(new CommitOutcomeUnknown('The writing thread ended', { cause })))
    return worker
  }

  function onReply(reply: WorkerReply): void {
    if (reply === 'ready') return
    if ('trouble' in reply) onTrouble(deserializeError(reply.trouble))
    else if ('loaded' in reply) markLoaded(reply.loaded)
    else {
      const outcomes = JSON.parse(reply.outcomes) as SerializedOutcome[]
      answers.get(reply.id)?.resolve(outcomes.map(outcomeOf))
      answers.delete(reply.id)
    }
  }

  function markLoaded(number: number): void {
    for (const body of bodies.values()) if (body.number === number) body.isLoaded = true
  }

  function end(error: CommitOutcomeUnknown): void {
    if (!isOver) onTrouble(error)
    isOver = true
    thread = undefined
    bodies.clear()
    for (const { reject } of answers.values()) reject(error)
    answers.clear()
  }
}

function outcomeOf(outcome: SerializedOutcome): Outcome {
  return 'packed' in outcome ? { error: deserializeError(outcome.packed) } : outcome
}
