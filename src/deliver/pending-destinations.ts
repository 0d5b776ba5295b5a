import type { ClaimRequest } from '../actions/deliveries.ts'
import { type Destination, keyOf } from '../domain/destination.ts'
import type { ConcurrencyLimits } from './concurrency-limits.ts'

/** The destinations of this process that may have something due. */
export function createPendingDestinations(limits: ConcurrencyLimits) {
  let known = new Map<string, Destination>()
  let pending = new Set<string>()
  return { replace, add, drop, requests }

  /** Replaces the destinations; each of them may have something due. */
  function replace(all: readonly Destination[]): void {
    known = new Map(all.map((each) => [keyOf(each), each]))
    pending = new Set(known.keys())
    limits.forget((key) => known.has(key))
  }

  function add(keys: readonly string[]): void {
    for (const key of keys) pending.add(key)
  }

  function drop(destination: Destination): void {
    known.delete(keyOf(destination))
  }

  /** The pending destinations with free slots, which are then no longer pending until they are added again. */
  function requests(): ClaimRequest[] {
    const open: ClaimRequest[] = []
    let taken = 0
    for (const key of [...pending]) {
      const destination = known.get(key)
      const limit = destination ? limits.freeSlots(destination, taken) : 0
      if (!destination || limit > 0) pending.delete(key)
      if (destination && limit > 0) open.push({ destination, limit })
      taken += limit
    }
    return open
  }
}
