import { setTimeout } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { CommitOutcomeUnknown } from '../batch/commit-outcome-unknown.ts'
import type { WriterWorkerClient } from '../batch/writer-worker-client.ts'
import type { Tables } from '../schema/tables.ts'
import { segmentCount } from '../search/fts5-index.ts'
import { poll } from '../workers/poll.ts'
import { sqlite } from './dialect.ts'
import type { createWriter } from './writer.ts'

/** How often it is looked whether there is something to join, and how long others get to write after each slice, in milliseconds. */
const [pause, gap] = [1_000, 10]

/** How many pieces are left as they are; when they are joined, hardly more than three of a size remain. */
const maxSegments = 16

/**
 * About how many pages of the file share a commit: some 3 ms of work, for which whoever wants to write waits. What the commonest trigram of
 * all takes is not parted, and a commit may bring the log into the file.
 */
const pagesPerCommit = 64

type MergeOptions = {
  writer: ReturnType<typeof createWriter>
  worker: WriterWorkerClient
  /** Another connection to the same file. */
  reading: Kysely<Tables>
  /** Hears why nothing is joined any more. */
  onTrouble?: ((error: Error) => void) | undefined
}

/**
 * Has the thread join pieces of the index of texts once nobody has written for a second, so that whoever writes rarely has to. When somebody
 * writes meanwhile, or the disk is full, it goes on a second later.
 */
export function startMerging({ writer, worker, reading, onTrouble = () => {} }: MergeOptions) {
  let [seen, previousVersion]: (number | undefined)[] = []
  let isBegun = false
  const polling = poll(pause, tick, onError)
  return { stop: polling.stop }

  async function tick(): Promise<void> {
    const version = await versionOf(reading)
    if (version === seen) return
    const isQuiet = version === previousVersion
    previousVersion = version
    isBegun ||= isQuiet && (await segmentCount(reading)) > maxSegments
    if (isBegun)
      isBegun = !(await mergeAll()) // what is left half way, whoever writes goes on with
    else if (isQuiet) seen = version
  }

  /** Whether all is joined that can be; not so when somebody writes. */
  async function mergeAll(): Promise<boolean> {
    await worker.ready()
    while (!polling.isOver()) {
      const isMore = await writer.inWorker(() => worker.join(pagesPerCommit))
      if (!isMore) return isMore === false
      await setTimeout(gap)
    }
    return false
  }

  function onError(error: Error): void {
    if (polling.isOver() || sqlite.isAway(error)) return
    void polling.stop()
    if (!(error instanceof CommitOutcomeUnknown)) onTrouble(error) // of that the thread tells itself
  }
}

/** A number that is another whenever somebody else has written to the file. */
async function versionOf(db: Kysely<Tables>): Promise<number | undefined> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db)
  return rows[0]?.data_version
}
