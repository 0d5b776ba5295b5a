import fc from 'fast-check'
import { inject } from 'vitest'

/**
 * The values are the same every time, unless SEED differs. RUNS multiplies their number: `npm test` takes a twelfth, `npm run test:all` a quarter,
 * `npm run test:long` ten times as many. A failing run prints its seed and the smallest failing case.
 */
export const seed = Number(process.env.SEED ?? 20_240_301)
const share = Number(process.env.RUNS ?? (inject('isQuick') ? 1 / 12 : 0.25))

/** The same for tests that cannot become shorter: a sequence that has to reach every possible event. */
export const times = Math.max(1, share)

/** Whether this is a long run, with all cases, looks and sizes of a test. */
export const isLong = share > 1

/** The timeout (ms) for tests of many values. Their number bounds them, so a timeout only ends a hanging run. */
export const timeout = 300_000 * times

/**
 * Checks an asynchronous claim about random values; a hanging check ends in time to print what it found. `atLeast` is how many values a test needs to
 * see every case.
 */
export function holdsFor<T>(
  values: fc.Arbitrary<T>,
  runs: number,
  claim: (value: T) => Promise<void>,
  atLeast = 1,
): Promise<void> {
  const property = fc.asyncProperty(values, claim)
  return fc.assert(property, {
    seed,
    numRuns: Math.max(atLeast, Math.ceil(runs * share)),
    interruptAfterTimeLimit: timeout - 10_000,
    markInterruptAsFailure: true,
  })
}
