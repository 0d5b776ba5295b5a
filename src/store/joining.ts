import { type Kysely, sql } from 'kysely'
import { sqlite } from './dialect.ts'
import { Lost } from './lost.ts'
import type { Tables } from './tables.ts'
import { piecesOf } from './trigram-table.ts'
import type { WriteAside } from './write-aside.ts'
import type { createWriter } from './writer.ts'

/** How often it is looked whether there is something to join, in milliseconds. */
const pause = 1_000

/** How many pieces are left as they are; when they are joined, hardly more than three of a size remain. */
const few = 16

/** How much of it, in pages of the file, shares a commit: some milliseconds of work, for which whoever wants to write waits. */
const slice = 64

type JoiningOptions = {
  writer: ReturnType<typeof createWriter>
  thread: WriteAside
  /** Another connection to the same file. */
  reading: Kysely<Tables>
  /** Hears why nothing is joined any more. */
  onTrouble?: ((error: Error) => void) | undefined
}

/**
 * Has the thread join pieces of the index of texts while nothing waits to be written, so that those who write seldom have to. When
 * somebody does meanwhile, or the disk is full, it goes on a second later.
 */
export function keepJoining({ writer, thread, reading, onTrouble = () => {} }: JoiningOptions) {
  let seen: number | undefined
  let running = Promise.resolve()
  let isOver = false
  const timer = setInterval(() => {
    running = running.then(look).catch(stumble)
  }, pause).unref()
  return { stop }

  async function look(): Promise<void> {
    const version = await versionOf(reading)
    if (version === seen) return
    if ((await piecesOf(reading)) <= few || (await joinAll())) seen = version
  }

  /** Whether all is joined that can be. */
  async function joinAll(): Promise<boolean> {
    while (!isOver && writer.size() === 0) if (!(await writer.aside(() => thread.join(slice)))) return true
    return false
  }

  function stumble(error: Error): void {
    if (sqlite.isAway(error)) return
    clearInterval(timer)
    if (!(error instanceof Lost)) onTrouble(error) // of that the thread tells itself
  }

  async function stop(): Promise<void> {
    isOver = true
    clearInterval(timer)
    await running
  }
}

/** A number that is another whenever somebody else has written to the file. */
async function versionOf(db: Kysely<Tables>): Promise<number | undefined> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db)
  return rows[0]?.data_version
}
