import { type ScryptOptions, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { refusal } from '../domain/refusal.ts'

/** OWASP lists it as equal to N=2^17, r=8, p=1; it needs 32 MiB instead of 128. */
export const cost = { N: 2 ** 15, r: 8, p: 3 } as const

export type Cost = { N: number; r: number; p: number }

/**
 * Makes scrypt hashes, at most `atOnce` at a time: each holds its memory and a thread of the pool that reads files too. Refuses with
 * `unavailable` when `longest` wait already.
 */
export function slowHasher({ atOnce, longest }: { atOnce: number; longest: number }) {
  const waiting: (() => void)[] = []
  let running = 0

  return async (secret: string, salt: string, length: number, { N, r, p }: Cost = cost): Promise<Buffer> => {
    await turn()
    try {
      return await derive(secret, salt, length, { N, r, p, maxmem: 256 * N * r })
    } finally {
      next()
    }
  }

  async function turn(): Promise<void> {
    if (running < atOnce) running++
    else if (waiting.length >= longest) throw refusal('unavailable', { seconds: 1 })
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }

  /** Hands the place to who waits longest. */
  function next(): void {
    const first = waiting.shift()
    if (first) first()
    else running--
  }
}

const derive = promisify<string, string, number, ScryptOptions, Buffer>(scrypt)
