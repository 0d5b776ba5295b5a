import { setImmediate } from 'node:timers/promises'
import { Refusal } from '../../domain/refusal.ts'
import type { CountedSlice } from '../schema/report-tables.ts'

/** So few that a write is short; a slice of a large desk has a hundred kilobytes. */
const atOnce = 8

/** Waiting slices; what is too much is counted again by the next report. */
const maxWaiting = 2_000

/** What reports counted, to be kept after their answers. */
export type CacheWrites = ReturnType<typeof createCacheWrites>

/**
 * Keeps what reports counted, after their answers: some slices at a time, so that leads need not wait. What waits when the database is lost is
 * forgotten: the server that takes over may have lost the leads that were counted, and give their versions to others. `save` asks before it
 * writes whether that happened meanwhile.
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

  /** Collects what one read counts; `save` keeps it, unless the database was lost meanwhile. */
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

  /** The next connection may be to a server that took over. */
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
