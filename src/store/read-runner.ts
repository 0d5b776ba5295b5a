import type { Viewer } from '../domain/access.ts'
import type { Backend, OpenOptions } from './backend.ts'
import type { CacheWrites } from './counts/cache-writes.ts'
import { prepareFilters } from './leads/prepare.ts'
import { readQuery } from './readers/queries.ts'
import type { ReadRequest } from './readers/reader-pool.ts'
import type { ReadContext } from './sql/read-query.ts'

/**
 * Runs a read in one snapshot: in one statement if possible, a light read on a connection of the main thread, a heavy read in a reader thread on
 * SQLite and in a slot for heavy reads on PostgreSQL. `here` makes the answer from a result of this thread. The signal, requested only for a long
 * read, cancels it.
 */
export function createReadRunner(backend: Backend, cacheWrites: CacheWrites, forced: OpenOptions['forcedPath']) {
  const { dialect, db, readInWorker, inHeavySlot } = backend
  const isForcedToWorker = forced === 'reader-pool'
  const forcedPath = isForcedToWorker ? undefined : forced
  const hasPlaceForHeavy = forcedPath === undefined && (readInWorker ?? inHeavySlot) !== undefined
  return run

  async function run(
    work: ReadRequest,
    here: (result: unknown) => unknown,
    signal?: () => AbortSignal,
  ): Promise<unknown> {
    const preparing = prepareFilters(work.query, work.viewer.project)
    if (preparing) await preparing
    // A statement needs no transaction to be a snapshot, but behind a pooler of PostgreSQL the transaction limits its time.
    const immediate = backend.canReadInAutocommit() ? await inOneStatement({ db, dialect }, work) : undefined
    if (immediate) return here(immediate)
    const counted = cacheWrites.collect()
    const inSnapshot = (mayBeHeavy: boolean) =>
      backend.snapshot((db) => planAndRun({ db, dialect, forcedPath, ...counted }, work, mayBeHeavy), signal)
    const light = isKnownHeavy(work) ? undefined : await inSnapshot(!hasPlaceForHeavy)
    const result = light ?? (await inHeavySlot?.(() => inSnapshot(true)))
    counted.save()
    return result ? here(result.value) : readInWorker?.(work, cacheWrites.keep, signal?.())
  }

  async function inOneStatement(on: ReadContext, { name, viewer, query }: ReadRequest): Promise<unknown> {
    if (forced || masksMuch(viewer, query)) return
    return readQuery(name).inOneStatement?.(on, viewer, query)
  }

  /** Whether a read takes a slot for heavy reads without being planned first, as a read that counts does on PostgreSQL. */
  function isKnownHeavy({ name, viewer, query }: ReadRequest): boolean {
    if (!hasPlaceForHeavy || !inHeavySlot) return false
    return masksMuch(viewer, query) || readQuery(name).isHeavyUnestimated?.(viewer, query) === true
  }

  /** The result of a read; undefined when it turns out to be heavy, unless it `mayBeHeavy`. */
  async function planAndRun(
    on: ReadContext,
    work: ReadRequest,
    mayBeHeavy: boolean,
  ): Promise<{ value: unknown } | undefined> {
    const { name, viewer, query } = work
    const single = backend.canReadInAutocommit() ? undefined : await inOneStatement(on, work)
    if (single) return { value: single }
    const read = readQuery(name)
    const plan = await read.plan(on, viewer, query)
    const isHeavy = isForcedToWorker || masksMuch(viewer, query) || read.isHeavy(query, plan)
    return isHeavy && !mayBeHeavy ? undefined : { value: await read.run(on, viewer, query, plan) }
  }
}

/** Masking many long texts is slow, and would hold the connection meanwhile. */
function masksMuch({ mask }: Viewer, query: unknown): boolean {
  const { limit = 0 } = (query ?? {}) as { limit?: number }
  return mask !== undefined && limit > 100
}
