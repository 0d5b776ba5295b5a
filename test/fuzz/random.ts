export type Random = ReturnType<typeof randomOf>

/** A random generator per request, so that one request can be reproduced from its number (mulberry32). */
export function randomOf(seed: number, number: number) {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  /** A whole number below `end`. */
  const below = (end: number) => Math.floor(next() * end)
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T
  return {
    below,
    pick,
    /** True in this share (percent) of the calls. */
    percent: (share: number) => next() * 100 < share,
    /** Up to `most` values that `make` returns. */
    some: <T>(most: number, make: () => T): T[] => Array.from({ length: below(most + 1) }, make),
  }
}
