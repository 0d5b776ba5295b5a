import { type Destination, keyOf } from '../domain/destination.ts'

/** Maximum concurrent attempts: in all, to one destination, and to all slow ones together. */
const limits = { all: 64, each: 4, slow: 16 }

/** The duration (ms) from which an attempt counts as slow. */
const slowness = 1_000

export type ConcurrencyLimits = ReturnType<typeof createConcurrencyLimits>

type Slots = { running: Set<{ began: number }>; isSlow: boolean }

/**
 * Distributes the slots for attempts of this process among destinations. A slow one gets one slot, and all slow ones together leave most
 * slots to the others, so that they do not delay first attempts.
 */
export function createConcurrencyLimits() {
  const byDestination = new Map<string, Slots>()
  let all = 0
  return { freeSlots, begin, forget, running: () => all }

  /** How many attempts to a destination may begin now, if other destinations use `taken` more slots. */
  function freeSlots(destination: Destination, taken: number): number {
    const slots = slotsOf(destination)
    const free = limits.all - all - taken
    if (!isSlow(slots)) return Math.max(Math.min(limits.each - slots.running.size, free), 0)
    const slow = [...byDestination.values()].reduce((sum, each) => sum + (isSlow(each) ? each.running.size : 0), 0)
    return slots.running.size === 0 && slow < limits.slow && free > 0 ? 1 : 0
  }

  /** Begins an attempt. Returns a function that ends it. */
  function begin(destination: Destination): () => void {
    const slots = slotsOf(destination)
    const attempt = { began: performance.now() }
    slots.running.add(attempt)
    all++
    return () => {
      slots.running.delete(attempt)
      slots.isSlow = performance.now() - attempt.began >= slowness
      all--
    }
  }

  /** Drops the state of removed destinations. */
  function forget(isKnown: (key: string) => boolean): void {
    for (const [key, { running }] of byDestination) if (running.size === 0 && !isKnown(key)) byDestination.delete(key)
  }

  function slotsOf(destination: Destination): Slots {
    const key = keyOf(destination)
    const slots = byDestination.get(key) ?? { running: new Set(), isSlow: false }
    byDestination.set(key, slots)
    return slots
  }
}

function isSlow({ running, isSlow: wasSlow }: Slots): boolean {
  return wasSlow || [...running].some(({ began }) => performance.now() - began >= slowness)
}
