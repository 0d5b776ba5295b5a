import type { Period } from '../../domain/period.ts'
import type { Tally } from './tally-rows.ts'

/** The longest slices of time that no stretch breaks, in seconds: hours or days where clocks are set by whole ones. */
export function sliceFor(stretches: readonly Period[]): number {
  return stretches.reduce((slice, { from, to }) => common(common(slice, from), to + 1), 0)
}

function common(one: number, other: number): number {
  return other === 0 ? Math.abs(one) : common(other, one % other)
}

/** Groups by slices of so many seconds as groups by stretches, which follow one another: then the key is the place of one. */
export function intoStretches(groups: Tally[], slice: number, stretches: readonly Period[]): Tally[] {
  const sorted = groups.sort((one, other) => Number(one.key) - Number(other.key))
  const made = new Map<number, Tally>()
  let at = 0
  for (const { status, key, n, sum } of sorted) {
    while (Number(key) * slice > (stretches[at]?.to ?? Number.POSITIVE_INFINITY)) at++
    const name = status * stretches.length + at
    const known = made.get(name) ?? { status, key: at, label: null, n: 0, sum: 0n }
    made.set(name, { ...known, n: known.n + n, sum: known.sum + sum })
  }
  return [...made.values()]
}
