import { type Destination, keyOf } from '../domain/destination.ts'

/** At most so many attempts at once: in all, to one destination, and to those that are slow, together. */
const laneLimits = { all: 64, each: 4, slow: 16 }

/** From how long on (ms) an attempt counts as slow. */
const slowness = 1_000

type Lane = { running: Set<{ began: number }>; isSlow: boolean }

/**
 * Shares the attempts of this process among destinations: a slow one gets one at a time, and all slow ones together leave most room to the
 * others, so that they delay no first attempt.
 */
export function createLanes() {
  const lanes = new Map<string, Lane>()
  let all = 0
  return { roomOf, begin, forget, running: () => all }

  /** How many attempts may begin now, `taken` by others that are about to. */
  function roomOf(destination: Destination, taken: number): number {
    const lane = laneOf(destination)
    const room = laneLimits.all - all - taken
    if (!isSlow(lane)) return Math.max(Math.min(laneLimits.each - lane.running.size, room), 0)
    const slow = [...lanes.values()].reduce((sum, each) => sum + (isSlow(each) ? each.running.size : 0), 0)
    return lane.running.size === 0 && slow < laneLimits.slow && room > 0 ? 1 : 0
  }

  /** Begins an attempt; returns how to end it. */
  function begin(destination: Destination): () => void {
    const lane = laneOf(destination)
    const attempt = { began: performance.now() }
    lane.running.add(attempt)
    all++
    return () => {
      lane.running.delete(attempt)
      lane.isSlow = performance.now() - attempt.began >= slowness
      all--
    }
  }

  /** Drops what is known of destinations that are gone. */
  function forget(isKnown: (key: string) => boolean): void {
    for (const [key, { running }] of lanes) if (running.size === 0 && !isKnown(key)) lanes.delete(key)
  }

  function laneOf(destination: Destination): Lane {
    const key = keyOf(destination)
    const lane = lanes.get(key) ?? { running: new Set(), isSlow: false }
    lanes.set(key, lane)
    return lane
  }
}

function isSlow({ running, isSlow: wasSlow }: Lane): boolean {
  return wasSlow || [...running].some(({ began }) => performance.now() - began >= slowness)
}
