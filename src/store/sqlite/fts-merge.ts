import { setTimeout } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { CommitOutcomeUnknown } from '../batch/commit-outcome-unknown.ts'
import type { WriterWorkerClient } from '../batch/writer-worker-client.ts'
import type { Tables } from '../schema/tables.ts'
import { segmentCount } from '../search/fts5-index.ts'
import { poll } from '../workers/poll.ts'
import { sqlite } from './dialect.ts'
import type { createWriter } from './writer.ts'

/** How often (ms) it checks for segments to merge, and how long (ms) others may write after each slice. */
const [pause, gap] = [1_000, 10]

/** This many segments are not worth merging; after a merge hardly more than three of a size remain. */
const maxSegments = 16

/**
 * Pages merged in one commit: about 3 ms of work, for which writers wait. The postings of one trigram are not split, and a commit may
 * trigger a checkpoint.
 */
const pagesPerCommit = 64

type MergeOptions = {
  writer: ReturnType<typeof createWriter>
  worker: WriterWorkerClient
  /** Another connection to the same file. */
  reading: Kysely<Tables>
  /** Called with the error that ends merging. */
  onBackgroundError?: ((error: Error) => void) | undefined
}

/**
 * Merges segments of the full-text index in the writer thread after a second without writes, so that writes rarely have to. After a write
 * meanwhile, or with a full disk, it continues a second later.
 */
export function startMerging({ writer, worker, reading, onBackgroundError = () => {} }: MergeOptions) {
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
      isBegun = !(await mergeAll()) // a merge that was interrupted is continued by the next write
    else if (isQuiet) seen = version
  }

  /** Whether merging is complete; false after a write meanwhile. */
  async function mergeAll(): Promise<boolean> {
    while (!polling.isOver()) {
      const isMore = await writer.inWorker(() => worker.merge(pagesPerCommit))
      if (!isMore) return isMore === false
      await setTimeout(gap)
    }
    return false
  }

  function onError(error: Error): void {
    if (polling.isOver() || sqlite.isUnavailable(error)) return
    void polling.stop()
    if (!(error instanceof CommitOutcomeUnknown)) onBackgroundError(error) // the thread reports that itself
  }
}

/** A number that changes whenever another connection has written to the file. */
async function versionOf(db: Kysely<Tables>): Promise<number | undefined> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db)
  return rows[0]?.data_version
}
