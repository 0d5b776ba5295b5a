import { least, type PathTally } from '../../domain/attribution.ts'
import type { Tally } from '../../domain/figure.ts'
import { addedTimes, type Times, timesOf } from '../../domain/times.ts'

/** Adds up the groups of several queries, in new objects, since the given ones may be kept in memory. */
export function addTallies(lists: readonly Tally[][]): Tally[] {
  const made = new Map<string, Tally>()
  const times = new Map<Tally, Times[]>()
  for (const tally of lists.flat()) {
    const name = `${tally.status} ${nameOf(tally.key)} ${nameOf(tally.part)}`
    const known = made.get(name)
    const sum = known ?? { ...tally }
    if (tally.times) {
      const known = times.get(sum)
      if (known) known.push(tally.times)
      else times.set(sum, [tally.times])
    }
    if (!known) {
      made.set(name, sum)
      continue
    }
    known.n += tally.n
    known.sum += tally.sum
    known.label = least(known.label, tally.label)
  }
  for (const [sum, each] of times) sum.times = addedTimes(each)
  return [...made.values()]
}

/** A number and a text of the same digits are different keys. */
function nameOf(key: Tally['key']): string | number | null {
  return typeof key === 'string' ? JSON.stringify(key) : key
}

/** Groups rows that have a time as their part by status and key. */
export function withTimes(rows: readonly Tally[]): Tally[] {
  const groups = new Map<string, Tally[]>()
  for (const row of rows) {
    const name = `${row.status} ${row.key}`
    const known = groups.get(name)
    if (known) known.push(row)
    else groups.set(name, [row])
  }
  return [...groups.values()].map((group) => ({
    ...(group[0] as Tally),
    part: null,
    n: group.reduce((total, { n }) => total + n, 0),
    sum: group.reduce((total, { sum }) => total + sum, 0n),
    times: timesOf(group.map(({ part, n }) => [Number(part), n] as const)),
  }))
}

/** Adds up the paths of several queries, in new objects. */
export function addPaths(lists: readonly PathTally[][]): PathTally[] {
  const made = new Map<string, PathTally>()
  for (const tally of lists.flat()) {
    const name = JSON.stringify([tally.status, tally.isRepeat, tally.values])
    const known = made.get(name)
    if (!known) {
      made.set(name, { ...tally })
      continue
    }
    known.n += tally.n
    known.sum += tally.sum
    known.labels = known.labels.map((label, index) => least(label, tally.labels[index] ?? null))
  }
  return [...made.values()]
}
