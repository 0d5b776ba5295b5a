/** Random values that are the same for the same seed (mulberry32). */
export type Random = ReturnType<typeof randomFrom>

export function randomFrom(seed: number) {
  let state = seed >>> 0
  return { below, between, is, of, some }

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from 0, below the limit. */
  function below(limit: number): number {
    return Math.floor(next() * limit)
  }

  /** A whole number between two, inclusive. */
  function between(first: number, last: number): number {
    return first + below(last - first + 1)
  }

  /** True once in `oneIn` calls on average. */
  function is(oneIn: number): boolean {
    return below(oneIn) === 0
  }

  function of<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('Nothing to choose from')
    return list[below(list.length)] as T
  }

  /** Up to `most` different items. */
  function some<T>(list: readonly T[], most: number): T[] {
    const left = [...list]
    const count = Math.min(left.length, between(1, most))
    return Array.from({ length: count }, () => left.splice(below(left.length), 1)[0] as T)
  }
}
