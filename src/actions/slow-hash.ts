import { type ScryptOptions, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { semaphore } from '../store/batch/semaphore.ts'

/** OWASP lists it as equivalent to N=2^17, r=8, p=1; it needs 16 MiB instead of 128. */
export const cost = { N: 2 ** 14, r: 8, p: 5 } as const

export type Cost = { N: number; r: number; p: number }

/**
 * Makes scrypt hashes, at most `concurrency` at once. Each takes its memory and a thread of the pool that also reads
 * files. Refuses with `unavailable` when `maxQueue` wait.
 */
export function slowHasher({ concurrency, maxQueue }: { concurrency: number; maxQueue: number }) {
  const inSlot = semaphore(concurrency, maxQueue)
  return (secret: string, salt: string, length: number, { N, r, p }: Cost = cost): Promise<Buffer> =>
    inSlot(() => derive(secret, salt, length, { N, r, p, maxmem: 256 * N * r }))
}

const derive = promisify<string, string, number, ScryptOptions, Buffer>(scrypt)
