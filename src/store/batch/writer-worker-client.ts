import type { Worker } from 'node:worker_threads'
import type { Project } from '../../domain/project.ts'
import { type Packed, unpacked } from '../workers/error-transfer.ts'
import { type Named, threadOf } from '../workers/worker.ts'
import { type Outcome, type SharedBody, together, type Waiting } from './batch-queue.ts'
import { Lost } from './commit-outcome-unknown.ts'

/**
 * Items for a body, by the number under which it was loaded. `parts` and `outcomes` go as JSON, which V8 writes and reads sooner than it
 * copies objects.
 */
export type Part = { body: number; items: unknown[] }
/** What the thread is told. `instead` is the number of a body that is not asked for any more, `join` is in pages. */
export type WriteJob =
  | { load: number; many: Named; project: Project; instead: number | undefined }
  | { id: number; parts: string }
  | { id: number; join: number }
  | 'close'
export type WriteReply = 'ready' | { loaded: number } | { trouble: Packed } | { id: number; outcomes: string }
export type PackedOutcome = { value: unknown } | { packed: Packed }

type Body = { name: string; number: number; isLoaded: boolean }
type Answer = { resolve(outcomes: Outcome[]): void; reject(error: Error): void }
type AsideOptions = {
  file: string
  maxPages?: number | undefined
  /** Hears why the thread does not do its work, or a part of it, which the main thread does then. */
  onTrouble?: ((error: Error) => void) | undefined
}

export type WriteAside = ReturnType<typeof createWriteAside>

/**
 * A thread with a writing connection of its own to a SQLite file, so that the event loop goes on while what many ask alike is kept. It starts
 * when it is first asked for, and takes what it has loaded. While it has work nobody else may write. One that ended takes its work with it, of
 * which nobody knows then whether it was kept, and is not started again.
 */
export function createWriteAside({ file, maxPages, onTrouble = () => {} }: AsideOptions) {
  const bodies = new Map<SharedBody<never, unknown>, Body>()
  const answers = new Map<number, Answer>()
  let thread: Worker | undefined
  let isOver = false
  let starting = Promise.resolve()
  let last = 0

  return { prepare, takes, write, ready, join, close }

  /** Whether the thread makes this. */
  function takes(body: SharedBody<never, unknown>): boolean {
    return bodies.get(body)?.isLoaded ?? false
  }

  /** Has the thread load this, unless it was told so. A project that changed is another body, and takes the place of the former. */
  function prepare(body: SharedBody<never, unknown>): void {
    if (isOver || !body.elsewhere || bodies.has(body)) return
    const { many, project } = body.elsewhere
    const name = `${many.module} ${many.name} ${project.id}`
    const [former, old] = [...bodies].find(([, each]) => each.name === name) ?? []
    if (former) bodies.delete(former)
    const number = ++last
    bodies.set(body, { name, number, isLoaded: false })
    send({ load: number, many, project, instead: old?.number })
  }

  /** Makes what waits, all of which it takes; answers what became of each, once all of it is on disk. */
  async function write(group: Waiting[]): Promise<Map<Waiting, Outcome>> {
    const parts = together(group)
    const outcomes = await ask({ parts: JSON.stringify(parts.map(partOf)) })
    return new Map(parts.flat().map((each, index) => [each, outcomes[index] as Outcome]))
  }

  /** Starts the thread where it is not there yet, and resolves when it does what it is told, or is over. */
  function ready(): Promise<void> {
    if (!isOver) thread ??= start()
    return starting
  }

  /** Joins so many pages of the index of texts; answers whether there was something to join. */
  async function join(pages: number): Promise<boolean> {
    if (isOver) throw new Lost('The writing thread is over')
    const [outcome] = (await ask({ join: pages })) as [Outcome]
    if ('error' in outcome) throw outcome.error
    return outcome.value as boolean
  }

  function ask(work: { parts: string } | { join: number }): Promise<Outcome[]> {
    const id = ++last
    return new Promise((resolve, reject) => {
      send({ id, ...work })
      answers.set(id, { resolve, reject })
    })
  }

  function partOf(some: Waiting[]): Part {
    const body = some[0]?.shared?.body as SharedBody<never, unknown>
    return { body: (bodies.get(body) as Body).number, items: some.map(({ shared }) => shared?.item) }
  }

  async function close(): Promise<void> {
    isOver = true
    bodies.clear()
    if (!thread) return
    const ended = new Promise((resolve) => thread?.once('exit', resolve))
    send('close')
    await ended
  }

  function send(job: WriteJob): void {
    thread ??= start()
    thread.postMessage(job)
  }

  function start(): Worker {
    let cause: unknown
    const resourceLimits = { maxYoungGenerationSizeMb: 24 } // half of what a thread takes by itself
    const worker = threadOf('batch/writer-worker', { workerData: { file, maxPages }, resourceLimits })
    starting = new Promise((resolve) => void worker.once('message', () => resolve()).once('exit', () => resolve()))
    worker.on('message', hear)
    worker.on('error', (error) => {
      cause = error // what it has answered may still be on its way
    })
    worker.on('exit', () => end(new Lost('The writing thread ended', { cause })))
    return worker
  }

  function hear(reply: WriteReply): void {
    if (reply === 'ready') return
    if ('trouble' in reply) onTrouble(unpacked(reply.trouble))
    else if ('loaded' in reply) note(reply.loaded)
    else {
      const outcomes = JSON.parse(reply.outcomes) as PackedOutcome[]
      answers.get(reply.id)?.resolve(outcomes.map(outcomeOf))
      answers.delete(reply.id)
    }
  }

  function note(number: number): void {
    for (const body of bodies.values()) if (body.number === number) body.isLoaded = true
  }

  function end(error: Lost): void {
    if (!isOver) onTrouble(error)
    isOver = true
    thread = undefined
    bodies.clear()
    for (const { reject } of answers.values()) reject(error)
    answers.clear()
  }
}

function outcomeOf(outcome: PackedOutcome): Outcome {
  return 'packed' in outcome ? { error: unpacked(outcome.packed) } : outcome
}
