import fc from 'fast-check'

/**
 * The same values every time, unless SEED asks for others; RUNS multiplies how many there are. A run that fails prints its
 * seed and the smallest case that fails.
 */
export const seed = Number(process.env.SEED ?? 20_240_301)
const times = Number(process.env.RUNS ?? 1)

/** Checks an asynchronous claim about random values; ends in time to print what it found. */
export function holdsFor<T>(values: fc.Arbitrary<T>, runs: number, claim: (value: T) => Promise<void>): Promise<void> {
  const property = fc.asyncProperty(values, claim)
  return fc.assert(property, {
    seed,
    numRuns: runs * times,
    interruptAfterTimeLimit: 50_000 * times,
    markInterruptAsFailure: true,
  })
}

/** For tests that use `holdsFor`. */
export const patience = 60_000 * times
