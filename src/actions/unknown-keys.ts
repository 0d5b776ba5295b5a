import { RateLimiterMemory } from 'rate-limiter-flexible'
import { wideNetworkOf } from '../domain/network.ts'
import { refuseOverLimit } from '../http/refuse-over-limit.ts'
import { semaphores } from '../store/batch/semaphore.ts'
import type { Store } from '../store/store.ts'

/**
 * The limits of a network for short keys that this process has not cached: wrong keys per minute, hashes at once of the 32 places for all networks,
 * and waiting ones. Each key takes a slow hash, and without limits one network would delay the keys of others.
 */
export const unknownKeyLimits = { perMinute: 60, atOnce: 4, waiting: 28 }

type Guard = { wrong: RateLimiterMemory; inTurn: ReturnType<typeof semaphores> }
const guards = new WeakMap<Store, Guard>()

/** Looks up an unknown key in the queue of its network. It counts as wrong from the start, until it is found. */
export async function lookUpThrottled<T>(
  store: Store,
  address: string,
  lookUp: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const { wrong, inTurn } = guardOf(store)
  const network = wideNetworkOf(address)
  return inTurn(network, async () => {
    await wrong.consume(network).catch(refuseOverLimit)
    const found = await lookUp()
    if (found !== undefined) await wrong.reward(network)
    return found
  })
}

function guardOf(store: Store): Guard {
  const { perMinute, atOnce, waiting } = unknownKeyLimits
  const known = guards.get(store) ?? {
    wrong: new RateLimiterMemory({ points: perMinute, duration: 60 }),
    inTurn: semaphores(atOnce, waiting),
  }
  guards.set(store, known)
  return known
}
