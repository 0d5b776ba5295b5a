import { refusal } from '../../domain/refusal.ts'

/**
 * A FIFO semaphore. It refuses when its queue is full, and when a caller has waited for longer than `maxWait` (ms). The caller releases its slot.
 */
export function slots(count: number, maxQueued: number, maxWait?: number) {
  const waiting: (() => void)[] = []
  let free = count

  return async function take(): Promise<() => void> {
    if (free > 0) free--
    else if (waiting.length >= maxQueued) throw refusal('unavailable', { seconds: 1 })
    else await turn()
    return giveBack
  }

  function turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        waiting.splice(waiting.indexOf(begin), 1)
        reject(refusal('unavailable', { seconds: 1 }))
      }
      const timer = maxWait === undefined ? undefined : setTimeout(giveUp, maxWait)
      const begin = () => {
        clearTimeout(timer)
        resolve()
      }
      waiting.push(begin)
    })
  }

  function giveBack(): void {
    const next = waiting.shift()
    if (next) next()
    else free++
  }
}

/** Limits how many run at once, by slots. */
export function semaphore(count: number, maxQueued: number, maxWait?: number) {
  const take = slots(count, maxQueued, maxWait)

  return async <T>(work: () => Promise<T>): Promise<T> => {
    const giveBack = await take()
    try {
      return await work()
    } finally {
      giveBack()
    }
  }
}

/** A semaphore for each name, which is dropped when nothing runs or waits. */
export function semaphores(count: number, maxQueued: number) {
  const known = new Map<string, { inTurn: ReturnType<typeof semaphore>; users: number }>()

  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const own = known.get(name) ?? { inTurn: semaphore(count, maxQueued), users: 0 }
    known.set(name, own)
    own.users++
    try {
      return await own.inTurn(work)
    } finally {
      if (--own.users === 0) known.delete(name)
    }
  }
}
