import type { Readable } from 'node:stream'
import { refusal } from '../../domain/refusal.ts'

/** The most exports of one caller at a time, from the request to the last byte. */
const ofCaller = 2

/** The most exports in all, including those that only wait for their client and whose rest may be in files. */
const mostOpen = 24

export type CountExport = ReturnType<typeof countExports>

/**
 * Counts exports from the request to the last byte, since the rest for a slow client may be in an unlinked file. Refuses a caller who has too many,
 * and everybody when `most` are open.
 */
export function countExports(most = mostOpen) {
  const counts = new Map<string, number>()
  let all = 0
  return async (caller: string, begin: () => Promise<Readable>): Promise<Readable> => {
    enter(caller)
    try {
      const bytes = await begin()
      if (bytes.closed) leave(caller)
      else bytes.once('close', () => leave(caller))
      return bytes
    } catch (error) {
      leave(caller)
      throw error
    }
  }

  function enter(caller: string): void {
    const others = counts.get(caller) ?? 0
    if (others >= ofCaller) throw refusal('too-many-open', { limit: ofCaller })
    if (all >= most) throw refusal('unavailable', { seconds: 30 })
    counts.set(caller, others + 1)
    all++
  }

  function leave(caller: string): void {
    const left = (counts.get(caller) ?? 0) - 1
    if (left > 0) counts.set(caller, left)
    else counts.delete(caller)
    all--
  }
}
