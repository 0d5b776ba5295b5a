import type { PathTally } from '../../domain/attribution.ts'
import type { Tally } from '../../domain/figure.ts'
import { packTimes, unpackTimes } from '../../domain/times.ts'

// The form in which the cache stores groups: flat lists in JSON, sorted so that equal groups have equal texts.

/** Groups as a text. */
export function writeTallies(tallies: readonly Tally[]): string {
  return texted(
    tallies.map(({ status, key, part, label, n, sum, times }) => [
      ...[status, key, part, label, n, String(sum)],
      times ? packTimes(times) : 0,
    ]),
  )
}

/** Reads what `writeTallies` wrote. */
export function readTallies(text: string): Tally[] {
  return (JSON.parse(text) as [number, Tally['key'], Tally['part'], string | null, number, string, string | 0][]).map(
    ([status, key, part, label, n, sum, times]) => ({
      ...{ status, key, part, label, n, sum: BigInt(sum) },
      ...(times !== 0 && { times: unpackTimes(times) }),
    }),
  )
}

/** Paths as a text. */
export function writePaths(tallies: readonly PathTally[]): string {
  return texted(
    tallies.map(({ status, isRepeat, values, labels, n, sum }) => [status, isRepeat, values, labels, n, String(sum)]),
  )
}

/** Reads what `writePaths` wrote. */
export function readPaths(text: string): PathTally[] {
  type Row = [number, boolean, PathTally['values'], PathTally['labels'], number, string]
  return (JSON.parse(text) as Row[]).map(([status, isRepeat, values, labels, n, sum]) => ({
    ...{ status, isRepeat, values, labels, n, sum: BigInt(sum) },
  }))
}

function texted(rows: readonly unknown[]): string {
  return `[${rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join(',')}]`
}
