import type { Worker } from 'node:worker_threads'
import type { Project } from '../../domain/project.ts'
import { deserializeError, type SerializedError } from '../workers/error-transfer.ts'
import { startWorker, type WorkerExportName } from '../workers/worker.ts'
import { type BatchBody, intoBatches, type Outcome, type QueuedWork } from './batch-queue.ts'
import { CommitOutcomeUnknown } from './commit-outcome-unknown.ts'

/**
 * Items for a loaded body, by its number. `parts` and `outcomes` cross as JSON, which V8 writes and reads faster than it clones
 * objects.
 */
export type Part = { body: number; items: unknown[] }
/** A message to the thread. `instead` is the number of a body that is replaced; `merge` counts pages. */
export type WorkerJob =
  | { load: number; operation: WorkerExportName; project: Project; instead: number | undefined }
  | { id: number; parts: string }
  | { id: number; merge: number }
  | 'close'
export type WorkerReply = { loaded: number } | { backgroundError: SerializedError } | { id: number; outcomes: string }
export type SerializedOutcome = { value: unknown } | { error: SerializedError }

type Body = { name: string; number: number; isLoaded: boolean }
type Answer = { resolve(outcomes: Outcome[]): void; reject(error: Error): void }
type ClientOptions = {
  file: string
  maxPages?: number | undefined
  /** The table of what the thread may run; that of the program unless given. */
  workerExports?: string | undefined
  /** Called with the reason why the thread cannot do its work; the main thread does it then. */
  onBackgroundError?: ((error: Error) => void) | undefined
}

export type WriterWorkerClient = ReturnType<typeof createWriterWorkerClient>

/**
 * A worker thread with its own writing connection to a SQLite file, so that batches do not block the event loop. It starts on first use. While it
 * works, no other connection may write. When it dies, the outcome of its work is unknown, and it is not started again.
 */
export function createWriterWorkerClient({
  file,
  maxPages,
  workerExports,
  onBackgroundError = () => {},
}: ClientOptions) {
  const bodies = new Map<BatchBody<never, unknown>, Body>()
  const answers = new Map<number, Answer>()
  const loading = new Set<(goesOn: boolean) => void>()
  let thread: Worker | undefined
  let isOver = false
  let last = 0

  return { prepare, ready, canRun, write, merge, close }

  /** Whether the thread has loaded this operation. */
  function canRun(body: BatchBody<never, unknown>): boolean {
    return bodies.get(body)?.isLoaded ?? false
  }

  /** Loads an operation in the thread once. A changed project is another body and replaces the former. */
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

  /** Loads an operation, and waits until the thread can run it or has failed to load it. */
  async function ready(body: BatchBody<never, unknown>): Promise<void> {
    prepare(body)
    while (bodies.has(body) && !canRun(body)) {
      const goesOn = await new Promise<boolean>((resolve) => void loading.add(resolve))
      if (!goesOn) return
    }
  }

  function settleLoading(goesOn: boolean): void {
    for (const resolve of loading) resolve(goesOn)
    loading.clear()
  }

  /** Runs all queued items; resolves with the outcome of each once all are on disk. */
  async function write(group: QueuedWork[]): Promise<Map<QueuedWork, Outcome>> {
    const parts = intoBatches(group)
    const outcomes = await request({ parts: JSON.stringify(parts.map(partOf)) })
    return new Map(parts.flat().map((each, index) => [each, outcomes[index] as Outcome]))
  }

  /** Merges segments of the full-text index, about `pages` pages; resolves with whether anything was merged. */
  async function merge(pages: number): Promise<boolean> {
    if (isOver) throw new CommitOutcomeUnknown('The writer thread is over')
    const [outcome] = (await request({ merge: pages })) as [Outcome]
    if ('error' in outcome) throw outcome.error
    return outcome.value as boolean
  }

  function request(work: { parts: string } | { merge: number }): Promise<Outcome[]> {
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
    settleLoading(false)
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
    worker.on('message', onReply)
    worker.on('error', (error) => {
      cause = error // its answers may still be on their way
    })
    worker.on('exit', () => end(new CommitOutcomeUnknown('The writer thread ended', { cause })))
    return worker
  }

  function onReply(reply: WorkerReply): void {
    if ('backgroundError' in reply) {
      onBackgroundError(deserializeError(reply.backgroundError))
      settleLoading(false)
    } else if ('loaded' in reply) markLoaded(reply.loaded)
    else {
      const outcomes = JSON.parse(reply.outcomes) as SerializedOutcome[]
      answers.get(reply.id)?.resolve(outcomes.map(outcomeOf))
      answers.delete(reply.id)
    }
  }

  function markLoaded(number: number): void {
    for (const body of bodies.values()) if (body.number === number) body.isLoaded = true
    settleLoading(true)
  }

  function end(error: CommitOutcomeUnknown): void {
    if (!isOver) onBackgroundError(error)
    isOver = true
    thread = undefined
    bodies.clear()
    settleLoading(false)
    for (const { reject } of answers.values()) reject(error)
    answers.clear()
  }
}

function outcomeOf(outcome: SerializedOutcome): Outcome {
  return 'error' in outcome ? { error: deserializeError(outcome.error) } : outcome
}
