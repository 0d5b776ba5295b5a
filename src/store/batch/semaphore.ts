import { refusal } from '../../domain/refusal.ts'

/** Limits how many run at once; others queue in order, and are refused when the queue is full. */
export function semaphore(count: number, maxQueued: number) {
  const waiting: (() => void)[] = []
  let free = count

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free--
    else if (waiting.length >= maxQueued) throw refusal('unavailable', { seconds: 1 })
    else await new Promise<void>((resolve) => void waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}
