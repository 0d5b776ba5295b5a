import { refusal } from '../../domain/refusal.ts'

/** A FIFO semaphore that rejects when its queue is full. The caller releases its slot. */
export function slots(count: number, maxQueued: number) {
  const waiting: (() => void)[] = []
  let free = count

  return async function take(): Promise<() => void> {
    if (free > 0) free--
    else if (waiting.length >= maxQueued) throw refusal('unavailable', { seconds: 1 })
    else await new Promise<void>((resolve) => void waiting.push(resolve))
    return giveBack
  }

  function giveBack(): void {
    const next = waiting.shift()
    if (next) next()
    else free++
  }
}

/** Limits how many run at once, by slots. */
export function semaphore(count: number, maxQueued: number) {
  const take = slots(count, maxQueued)

  return async <T>(work: () => Promise<T>): Promise<T> => {
    const giveBack = await take()
    try {
      return await work()
    } finally {
      giveBack()
    }
  }
}
