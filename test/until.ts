import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Waits until a condition holds and returns its value. `what` names it in the error of a timeout; as a function it can add what came instead. A
 * condition that throws does not hold yet, and its last error is the cause of the failure.
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  what: string | (() => string),
  deadlineMs = 30_000,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + deadlineMs
  let cause: unknown
  do {
    try {
      const value = await condition()
      if (value) return value
      cause = undefined
    } catch (error) {
      cause = error
    }
    await sleep(20)
  } while (performance.now() < deadline)
  throw new Error(`Waited ${deadlineMs} ms in vain for ${typeof what === 'string' ? what : what()}`, { cause })
}
