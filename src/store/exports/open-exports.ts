import type { Readable } from 'node:stream'
import { refusal } from '../../domain/refusal.ts'

/** How many exports of a caller there may be at once, from the asking to the last byte. */
const ofCaller = 2

/** How many there may be in all, also of those that only wait for their client, whose rest may be in files. */
const mostOpen = 24

export type CountExport = ReturnType<typeof countExports>

/**
 * Counts exports from the asking to the last byte: what a slow client has not taken yet may be in a file that has no name any more. Refuses a
 * caller who has too many, and all when there are `most`.
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
