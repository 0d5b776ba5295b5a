import fc from 'fast-check'

/**
 * The same values every time, unless SEED asks for others; RUNS multiplies how many there are, and `npm run test:long` sets it to 10.
 * A run that fails prints its seed and the smallest case that fails.
 */
export const seed = Number(process.env.SEED ?? 20_240_301)
export const times = Number(process.env.RUNS ?? 1)

/** For tests of many values: how many there are is the bound, and a clock only ends what hangs. */
export const patience = 300_000 * times

/** Checks an asynchronous claim about random values; what hangs ends in time to print what it found. */
export function holdsFor<T>(values: fc.Arbitrary<T>, runs: number, claim: (value: T) => Promise<void>): Promise<void> {
  const property = fc.asyncProperty(values, claim)
  return fc.assert(property, {
    seed,
    numRuns: runs * times,
    interruptAfterTimeLimit: patience - 10_000,
    markInterruptAsFailure: true,
  })
}
