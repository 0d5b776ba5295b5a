import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { wideNetworkOf } from '../domain/network.ts'
import { refusal } from '../domain/refusal.ts'
import { semaphores } from '../store/batch/semaphore.ts'
import type { Store } from '../store/store.ts'

/**
 * How many short keys that this process does not know a network may have it look for: wrong ones in a minute, and at once, of the 32 places
 * of all. Each takes a slow hash; a network with more would keep the keys of others waiting. More of one network wait for their turn.
 */
export const unknownKeyLimits = { perMinute: 60, atOnce: 4, waiting: 28 }

type Guard = { wrong: RateLimiterMemory; inTurn: ReturnType<typeof semaphores> }
const guards = new WeakMap<Store, Guard>()

/** Looks for a key that is not known yet, in the turn of its network. It counts as wrong before it is looked for, until it is found. */
export async function lookInTurn<T>(
  store: Store,
  address: string,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const { wrong, inTurn } = guardOf(store)
  const network = wideNetworkOf(address)
  return inTurn(network, async () => {
    await wrong.consume(network).catch(refuse)
    const found = await look()
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

function refuse(reason: unknown): never {
  if (reason instanceof RateLimiterRes)
    throw refusal('rate-limited', { seconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)) })
  throw reason
}
