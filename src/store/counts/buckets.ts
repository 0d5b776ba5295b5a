import type { Tally } from '../../domain/figure.ts'
import type { Period } from '../../domain/period.ts'

/** The longest slices of time that no stretch breaks, in seconds: hours or days where clocks are set by whole ones. */
export function sliceOfBuckets(buckets: readonly Period[]): number {
  return buckets.reduce((slice, { from, to }) => greatestCommonDivisor(greatestCommonDivisor(slice, from), to + 1), 0)
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? Math.abs(one) : greatestCommonDivisor(other, one % other)
}

/** Groups by slices of so many seconds as groups by stretches, which follow one another: then the key is the place of one. */
export function intoBuckets(groups: Tally[], slice: number, buckets: readonly Period[]): Tally[] {
  const sorted = groups.sort((one, other) => Number(one.key) - Number(other.key))
  const made = new Map<number, Tally>()
  let at = 0
  for (const { status, key, n, sum } of sorted) {
    while (Number(key) * slice > (buckets[at]?.to ?? Number.POSITIVE_INFINITY)) at++
    const name = status * buckets.length + at
    const known = made.get(name) ?? { status, key: at, label: null, n: 0, sum: 0n }
    made.set(name, { ...known, n: known.n + n, sum: known.sum + sum })
  }
  return [...made.values()]
}
