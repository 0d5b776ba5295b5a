import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { wideNetworkOf } from '../domain/network.ts'
import { refusal } from '../domain/refusal.ts'
import { semaphore } from '../store/batch/semaphore.ts'
import type { Store } from '../store/store.ts'

/**
 * How many short keys that this process does not know a network may have it look for: wrong ones in a minute, and at once, of the 32 places
 * of all. Each takes a slow hash; a network with more would keep the keys of others waiting. More of one network wait for their turn.
 */
export const unknownKeyLimits = { perMinute: 60, atOnce: 4, waiting: 28 }

type Looking = { inTurn: ReturnType<typeof semaphore>; count: number }
type Guard = { wrong: RateLimiterMemory; looking: Map<string, Looking> }
const guards = new WeakMap<Store, Guard>()

/** Looks for a key that is not known yet, in the turn of its network. It counts as wrong before it is looked for, until it is found. */
export async function lookInTurn<T>(
  store: Store,
  address: string,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const { wrong, looking } = guardOf(store)
  const network = wideNetworkOf(address)
  const { atOnce, waiting } = unknownKeyLimits
  const turns = looking.get(network) ?? { inTurn: semaphore(atOnce, waiting), count: 0 }
  looking.set(network, turns)
  turns.count++
  try {
    return await turns.inTurn(async () => {
      await wrong.consume(network).catch(refuse)
      const found = await look()
      if (found !== undefined) await wrong.reward(network)
      return found
    })
  } finally {
    if (--turns.count === 0) looking.delete(network)
  }
}

function guardOf(store: Store): Guard {
  const known = guards.get(store) ?? {
    wrong: new RateLimiterMemory({ points: unknownKeyLimits.perMinute, duration: 60 }),
    looking: new Map(),
  }
  guards.set(store, known)
  return known
}

function refuse(reason: unknown): never {
  if (reason instanceof RateLimiterRes)
    throw refusal('rate-limited', { seconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)) })
  throw reason
}
