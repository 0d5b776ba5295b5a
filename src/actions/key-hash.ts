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

/** Caches slow hashes, also those in progress, under a fast hash. One is computed at a time, and `maxPending` limits the queue. */
const slowHashes = new LRUCache<string, Promise<string>>({ max: 1_000, ttl: 10 * 60_000 })
const maxPending = 32
let making = 0
const slowHash = slowHasher({ concurrency: 1, maxQueue: maxPending })

/** The hashes of existing keys. They have a cache of their own, so that wrong secrets cannot displace them and make them wait in the queue again. */
const foundHashes = new LRUCache<string, Promise<string>>({ max: 1_000 })

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

/** Whether the hash of a short secret is known, or is being made. */
export function isHashed(secret: string, salt: string): boolean {
  const name = nameOf(secret, salt, 0)
  return foundHashes.has(name) || slowHashes.has(name)
}

/** Keeps the hash of a short secret that belongs to a key. */
export function keepHash(secret: string, salt: string): void {
  const name = nameOf(secret, salt, 0)
  const hash = slowHashes.get(name)
  if (hash && !foundHashes.has(name)) foundHashes.set(name, hash)
}

function nameOf(secret: string, salt: string, at: number): string {
  return `${at} ${digest('sha256', salt + secret, 'base64url')}`
}

/** Refuses with `unavailable` while too many hashes are in progress, as under a brute-force attack. */
function hashWithScheme(secret: string, salt: string, at: number): Promise<string> {
  if (secret.length >= minLongKey) return Promise.resolve(digest('sha256', salt + secret, 'base64url'))
  const name = nameOf(secret, salt, at)
  const known = foundHashes.get(name) ?? slowHashes.get(name)
  if (known) return known
  if (making >= maxPending) throw refusal('unavailable', { seconds: 1 })
  const slow = makeSlow(secret, salt, schemes[at] as [string, Cost])
  slowHashes.set(name, slow)
  slow.catch(() => slowHashes.delete(name))
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
