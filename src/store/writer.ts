import type Database from 'better-sqlite3'
import type { Kysely } from 'kysely'
import { refusal } from '../domain/refusal.ts'
import type { AtEnd } from './backend.ts'
import { kyselyOn, preparing, SqliteConnection } from './sqlite-connection.ts'
import type { Tables } from './tables.ts'
import { type Outcome, runAll, type SharedBody, sharing, type Waiting } from './waiting.ts'

type Body<T> = (db: Kysely<Tables>, atEnd: AtEnd) => Promise<T>
type Work = Parameters<AtEnd>[0]

/** How many bodies may wait, how many share one commit, and how long (ms) another process may keep us from writing. */
type WriterLimits = { waiting: number; group: number; patience: number }
const usual: WriterLimits = { waiting: 10_000, group: 256, patience: 5_000 }

/**
 * The one writer of a SQLite file. Bodies that arrive in the same turn of the event loop run one after another, each in a
 * savepoint, and share one commit and so one fsync; a body's promise settles only after that commit. What bodies put off to the end runs behind no savepoint of theirs: SQLite's index of texts
 * writes down what it has at each savepoint, and then merges that for ever.
 * A body may await only what it is handed: those awaits are microtasks, so nothing of others runs in between. One that is not
 * settled when all microtasks have run is undone and fails. `onGroup` hears how many bodies shared a commit.
 */
export function createWriter(
  database: Database.Database,
  onGroup?: (size: number) => void,
  given: Partial<WriterLimits> = {},
) {
  const limits = { ...usual, ...given }
  const prepare = preparing(database)
  const waiting: Waiting[] = []
  let running = false
  let ended: Promise<void> = Promise.resolve()

  return { write, share, size: () => waiting.length, idle: () => ended }

  /** Runs a body in a transaction of its own; refuses with `unavailable` when too many wait already. */
  function write<T>(body: Body<T>): Promise<T> {
    return enqueue({ body })
  }

  /** The same of a body that serves all at once whose turn comes together. */
  function share<I, A>(body: SharedBody<I, A>, item: I): Promise<A> {
    return enqueue(sharing(body, item))
  }

  function enqueue<T>({ body, shared }: Pick<Waiting, 'body' | 'shared'>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (waiting.length >= limits.waiting) throw refusal('unavailable', { seconds: 1 })
      waiting.push({ body, shared, resolve, reject })
      if (!running) ended = drain()
    })
  }

  async function drain(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      await nextTurn()
      await commitGroup(waiting.splice(0, limits.group))
    }
    running = false
  }

  async function commitGroup(group: Waiting[]): Promise<void> {
    try {
      await begin()
      const putOff: Work[] = []
      const outcomes = await runAll(group, (body) => runBody(body, putOff))
      await finish(putOff)
      database.exec('commit')
      onGroup?.(group.length)
      for (const [each, outcome] of outcomes) settle(each, outcome)
    } catch (error) {
      if (database.inTransaction) database.exec('rollback')
      for (const { reject } of group) reject(error)
    }
  }

  /** Takes the write lock of the file. While another process has it, the event loop goes on. */
  async function begin(): Promise<void> {
    for (const started = performance.now(); ; await pause(5)) {
      try {
        return void database.exec('begin immediate')
      } catch (error) {
        const isBusy = String((error as { code?: string }).code).startsWith('SQLITE_BUSY')
        if (!isBusy || performance.now() - started > limits.patience) throw error
      }
    }
  }

  /** Throws only when SQLite dropped the whole transaction, and with it what others in the group wrote. */
  async function runBody(body: Body<unknown>, putOff: Work[]): Promise<Outcome> {
    const own: Work[] = []
    const connection = new SqliteConnection(prepare)
    prepare('savepoint body').run()
    try {
      const value = await settledAlone(body(kyselyOn(connection), (work) => void own.push(work)))
      prepare('release body').run()
      putOff.push(...own)
      return { value }
    } catch (error) {
      if (!database.inTransaction) throw error
      prepare('rollback to body').run()
      prepare('release body').run()
      return { error }
    } finally {
      connection.end()
    }
  }

  async function finish(works: Work[]): Promise<void> {
    if (works.length === 0) return
    const connection = new SqliteConnection(prepare)
    const db = kyselyOn(connection)
    for (const work of works) await settledAlone(work(db))
    connection.end()
  }
}

function settle({ resolve, reject }: Waiting, outcome: Outcome): void {
  if ('error' in outcome) reject(outcome.error)
  else resolve(outcome.value as never)
}

/** Fails when the promise is not settled once all microtasks have run: it awaits something other than its transaction. */
async function settledAlone<T>(promise: Promise<T>): Promise<T> {
  let isSettled = false
  const late = new Promise<never>((_, reject) => {
    process.nextTick(() => {
      if (!isSettled) reject(new Error('A transaction body awaited something other than its transaction'))
    })
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    isSettled = true
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds))
}
