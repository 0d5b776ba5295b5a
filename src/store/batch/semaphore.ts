import { refusal } from '../../domain/refusal.ts'

/** Slots of which each is taken by one; others queue in order, and are refused when the queue is full. Whoever has taken one gives it back. */
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
