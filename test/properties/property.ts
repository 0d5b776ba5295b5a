import fc from 'fast-check'

/**
 * The same values every time, unless SEED asks for others. RUNS multiplies how many there are: `npm test` takes a quarter, `npm run test:long`
 * ten times as many. A run that fails prints its seed and the smallest case that fails.
 */
export const seed = Number(process.env.SEED ?? 20_240_301)
const share = Number(process.env.RUNS ?? 0.25)

/** The same for what does not become shorter: a sequence that has to come by everything that can happen. */
export const times = Math.max(1, share)

/** Whether what soaks is asked for: all cases, looks and sizes of a test. */
export const isLong = share > 1

/** For tests of many values: how many there are is the bound, and a clock only ends what hangs. */
export const timeout = 300_000 * times

/**
 * Checks an asynchronous claim about random values; what hangs ends in time to print what it found. `atLeast` so many are needed to come by all
 * that a test wants to have seen.
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
