import type { Tally } from '../../domain/figure.ts'
import type { Period } from '../../domain/period.ts'

/** The longest grain, in seconds, that no bucket boundary cuts: hours or days, where time zones have whole ones. */
export function sliceOfBuckets(buckets: readonly Period[]): number {
  return buckets.reduce((slice, { from, to }) => greatestCommonDivisor(greatestCommonDivisor(slice, from), to + 1), 0)
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? Math.abs(one) : greatestCommonDivisor(other, one % other)
}

/** Maps groups by slices to groups by adjacent buckets; the key is the index of the bucket. */
export function intoBuckets(groups: Tally[], slice: number, buckets: readonly Period[]): Tally[] {
  const sorted = groups.sort((one, other) => Number(one.key) - Number(other.key))
  const made = new Map<number, Tally>()
  let at = 0
  for (const { status, key, n, sum } of sorted) {
    while (Number(key) * slice > (buckets[at]?.to ?? Number.POSITIVE_INFINITY)) at++
    const name = status * buckets.length + at
    const known = made.get(name) ?? { status, key: at, part: null, label: null, n: 0, sum: 0n }
    made.set(name, { ...known, n: known.n + n, sum: known.sum + sum })
  }
  return [...made.values()]
}
