import type Database from 'better-sqlite3'
import { refusal } from '../../domain/refusal.ts'
import { type Body, nextTurn, type Outcome, type SharedBody, sharing, type Waiting } from '../batch/batch-queue.ts'
import type { WriteAside } from '../batch/writer-worker-client.ts'
import { committing } from './group-commit.ts'

/**
 * How many bodies may wait, how many share one commit, here or `aside`, and how long (ms) another process may keep us from writing. Aside they
 * are few, so that the next ones are got ready while those are written.
 */
type WriterLimits = { waiting: number; group: number; aside: number; patience: number }
const usual: WriterLimits = { waiting: 10_000, group: 256, aside: 32, patience: 5_000 }

/** `onGroup` hears how many bodies shared a commit; `thread` writes in our stead what many ask alike. */
type WriterOptions = Partial<WriterLimits> & {
  onGroup?: ((size: number) => void) | undefined
  thread?: WriteAside | undefined
}

type Outcomes = Promise<Map<Waiting, Outcome>>

/**
 * The one writer of a SQLite file. Bodies that arrive in the same turn of the event loop share one commit and so one fsync; a body's promise
 * settles only after that commit.
 * A body may await only what it is handed: those awaits are microtasks, so nothing of others runs in between. One that is not
 * settled when all microtasks have run is undone and fails.
 */
export function createWriter(database: Database.Database, { onGroup, thread, ...given }: WriterOptions = {}) {
  const limits = { ...usual, ...given }
  const commit = committing(database, limits.patience)
  const waiting: Waiting[] = []
  const followed = new Set<Promise<void>>()
  let [size, asideNow, running] = [0, 0, false]
  let drained: Promise<unknown> = Promise.resolve()
  let look = () => {}

  return { write, share, aside, size: () => size, close }

  /** Runs a body in a transaction of its own; refuses with `unavailable` when too many wait already. */
  function write<T>(body: Body<T>): Promise<T> {
    return enqueue({ body })
  }

  /** The same of a body that serves all at once whose turn comes together. */
  function share<I, A>(body: SharedBody<I, A>, item: I): Promise<A> {
    thread?.prepare(body)
    return enqueue(sharing(body, item))
  }

  /** Has the thread do something else that writes, if nothing waits here; what comes meanwhile waits for that. */
  async function aside<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (size > 0 || asideNow > 0) return
    asideNow++
    try {
      return await work()
    } finally {
      asideNow--
      look()
    }
  }

  /** Waits for all that was given. */
  async function close(): Promise<void> {
    await drained
    await Promise.all(followed)
  }

  function enqueue<T>({ body, shared }: Pick<Waiting, 'body' | 'shared'>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (size >= limits.waiting) throw refusal('unavailable', { seconds: 1 })
      size++
      waiting.push({ body, shared, resolve, reject })
      if (!running) drained = drain()
      else if (waiting.length >= limits.aside) look()
    })
  }

  async function drain(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      await nextTurn()
      const isAside = goesAside(waiting[0] as Waiting)
      while (isAside ? !mayGoAside() : asideNow > 0) await changed() // while the thread has work nobody else may write
      const group = take(isAside ? limits.aside : limits.group, isAside) // none where the thread is gone meanwhile
      if (group.length > 0) await (isAside ? writeAside(group) : writeHere(group))
    }
    running = false
  }

  function goesAside({ shared }: Waiting): boolean {
    return (shared && thread?.takes(shared.body)) ?? false
  }

  /** The thread has one group at a time, and another that is full, so that it need not wait for the next. */
  function mayGoAside(): boolean {
    return asideNow === 0 || (asideNow === 1 && waiting.length >= limits.aside)
  }

  /** The next moment at which the thread is done or another group may be full. */
  function changed(): Promise<void> {
    return new Promise((resolve) => {
      look = resolve
    })
  }

  /** Takes those that go the same way out of the queue, the first ones. */
  function take(limit: number, isAside: boolean): Waiting[] {
    const group = waiting.filter((each) => goesAside(each) === isAside).slice(0, limit)
    const taken = new Set(group)
    waiting.splice(0, waiting.length, ...waiting.filter((each) => !taken.has(each)))
    return group
  }

  function writeAside(group: Waiting[]): void {
    asideNow++
    const written = (thread as WriteAside).write(group).finally(async () => {
      asideNow--
      look()
      await nextTurn() // first the thread gets its next work, then those of this one hear of it
    })
    follow(group, written)
  }

  async function writeHere(group: Waiting[]): Promise<void> {
    const committed = commit(group)
    follow(group, committed)
    await committed.catch(() => {})
  }

  /** Tells those of a group what became of them, once that is known. */
  function follow(group: Waiting[], written: Outcomes): void {
    const told = written
      .finally(() => {
        size -= group.length
        followed.delete(told)
      })
      .then((outcomes) => {
        onGroup?.(group.length)
        for (const [each, outcome] of outcomes) settle(each, outcome)
      })
      .catch((error) => group.forEach(({ reject }) => void reject(error)))
    followed.add(told)
  }
}

function settle({ resolve, reject }: Waiting, outcome: Outcome): void {
  if ('error' in outcome) reject(outcome.error)
  else resolve(outcome.value as never)
}
