import { hash as digest } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { refusal } from '../domain/refusal.ts'
import { type Cost, cost, slowHasher } from './slow-hash.ts'

/** From this length on a key is taken to be random, and a plain hash keeps it safe. */
export const long = 32

/** How short secrets are hashed: a mark before the hash, and the cost. The first is that of new keys, the others stay valid. */
const manners: readonly [string, Cost][] = [
  ['s2', cost],
  ['s', { N: 2 ** 14, r: 8, p: 1 }],
]

/** Slow hashes that were asked for lately or are being made, under a fast one; and how many may be asked for at once. */
const slowHashes = new LRUCache<string, Promise<string>>({ max: 1_000, ttl: 10 * 60_000 })
const mostAtOnce = 32
let making = 0
const slowHash = slowHasher({ atOnce: 1, longest: mostAtOnce })

/** What is kept of a new key's secret. A short one, which a person may have chosen, gets scrypt with the store's own salt. */
export function hashOf(secret: string, salt: string): Promise<string> {
  return hashInManner(secret, salt, 0)
}

/** How a short secret was hashed by earlier versions, the newest first. */
export function* earlierHashes(secret: string, salt: string): Generator<Promise<string>> {
  if (secret.length < long) for (let at = 1; at < manners.length; at++) yield hashInManner(secret, salt, at)
}

/** Refuses with `unavailable` while too many are asked for, as by one who tries secrets. */
function hashInManner(secret: string, salt: string, at: number): Promise<string> {
  const fast = digest('sha256', salt + secret, 'base64url')
  if (secret.length >= long) return Promise.resolve(fast)
  const known = slowHashes.get(`${at} ${fast}`)
  if (known) return known
  if (making >= mostAtOnce) throw refusal('unavailable', { seconds: 1 })
  const slow = makeSlow(secret, salt, manners[at] as [string, Cost])
  slowHashes.set(`${at} ${fast}`, slow)
  slow.catch(() => slowHashes.delete(`${at} ${fast}`))
  return slow
}

async function makeSlow(secret: string, salt: string, [mark, price]: [string, Cost]): Promise<string> {
  making++
  try {
    return `${mark} ${(await slowHash(secret, salt, 32, price)).toString('base64url')}`
  } finally {
    making--
  }
}
