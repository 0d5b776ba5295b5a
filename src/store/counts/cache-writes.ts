import { setImmediate } from 'node:timers/promises'
import { Refusal } from '../../domain/refusal.ts'
import type { CountedSlice } from '../schema/report-tables.ts'

/** Slices per transaction: few, so that a write is short. A slice of a large desk has a hundred kilobytes. */
const atOnce = 8

/** The limit of waiting slices; the next report counts those beyond it again. */
const maxWaiting = 2_000

/** The queue of slices that reports counted. */
export type CacheWrites = ReturnType<typeof createCacheWrites>

/**
 * Writes slices to the cache after the reports that counted them are answered, a few at a time, so that writes of leads need not wait. Slices that
 * wait when the connection to the database is lost are dropped: the server that takes over may lack the counted leads, and give their versions to
 * others. `save` checks for that before it writes.
 */
export function createCacheWrites(
  save: (slices: CountedSlice[], isLost: () => boolean) => Promise<void>,
  onBackgroundError?: (error: Error) => void,
) {
  const waiting: CountedSlice[] = []
  let isClosed = false
  let tallyCacheKey = {}
  let writing: Promise<void> | undefined
  return { keep, collect, forget, close }

  /** Collects the slices that one read counts; `save` queues them, unless the connection was lost meanwhile. */
  function collect() {
    const own = tallyCacheKey
    const slices: CountedSlice[] = []
    return {
      tallyCacheKey: own,
      keep: (slice: CountedSlice): void => void slices.push(slice),
      save: (): void => {
        if (tallyCacheKey === own) keep(slices)
      },
    }
  }

  function keep(slices: readonly CountedSlice[]): void {
    if (isClosed || slices.length === 0 || waiting.length > maxWaiting) return
    waiting.push(...slices)
    writing ??= write().finally(() => {
      writing = undefined
    })
  }

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      await setImmediate()
      const some = waiting.splice(0, atOnce)
      const before = tallyCacheKey
      try {
        await save(some, () => tallyCacheKey !== before)
      } catch (error) {
        if (error instanceof Refusal) continue // the desk is busy
        onBackgroundError?.(error as Error)
      }
    }
  }

  /** Called when the connection is lost: the next one may be to a server that took over. */
  function forget(): void {
    tallyCacheKey = {}
    waiting.length = 0
  }

  async function close(): Promise<void> {
    isClosed = true
    waiting.length = 0
    await writing
  }
}
