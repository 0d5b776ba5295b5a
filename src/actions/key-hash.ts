import { hash as digest } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { refusal } from '../domain/refusal.ts'
import { type Cost, cost, slowHasher } from './slow-hash.ts'

/** A key of at least this length is assumed to be random, so a fast hash is safe. */
export const minLongKey = 32

/**
 * The hash schemes of short secrets: a prefix of the hash, and the cost. New keys use the first; the others stay valid.
 */
const schemes: readonly [string, Cost][] = [
  ['s3', cost],
  ['s2', { N: 2 ** 15, r: 8, p: 3 }],
  ['s', { N: 2 ** 14, r: 8, p: 1 }],
]

/** Caches slow hashes, also those in progress, under a fast hash. One is made at a time; limits how many wait. */
const slowHashes = new LRUCache<string, Promise<string>>({ max: 1_000, ttl: 10 * 60_000 })
const maxPending = 32
let making = 0
const slowHash = slowHasher({ concurrency: 1, maxQueue: maxPending })

/**
 * Hashes the secret of a new key. A short secret, which a person may have chosen, is hashed by scrypt with the store's
 * salt.
 */
export function hashOf(secret: string, salt: string): Promise<string> {
  return hashWithScheme(secret, salt, 0)
}

/** The hashes of a short secret by earlier versions, newest first. */
export function* earlierHashes(secret: string, salt: string): Generator<Promise<string>> {
  if (secret.length < minLongKey) for (let at = 1; at < schemes.length; at++) yield hashWithScheme(secret, salt, at)
}

/** Refuses with `unavailable` while too many are in progress, as under a brute-force attack. */
function hashWithScheme(secret: string, salt: string, at: number): Promise<string> {
  const fast = digest('sha256', salt + secret, 'base64url')
  if (secret.length >= minLongKey) return Promise.resolve(fast)
  const known = slowHashes.get(`${at} ${fast}`)
  if (known) return known
  if (making >= maxPending) throw refusal('unavailable', { seconds: 1 })
  const slow = makeSlow(secret, salt, schemes[at] as [string, Cost])
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
