/** A closed interval of creation dates, in seconds: both ends are included. */
export type Period = { from: number; to: number }

/**
 * The range of representable dates, from the year 0 to the end of 9999. No door accepts a time outside, since no list
 * would show it.
 */
export const allTime: Period = { from: -62_167_219_200, to: 253_402_300_799 }

/** True for a period that holds every date. */
export function isAllTime({ from, to }: Period): boolean {
  return from <= allTime.from && to >= allTime.to
}

/** True for a time (seconds) within the representable dates. */
export function isRepresentable(seconds: number): boolean {
  return seconds >= allTime.from && seconds <= allTime.to
}

/** Consecutive time slices of `grain` seconds each, from the `first`-th since 1970 up to `end` (exclusive). */
export type Slices = { grain: number; first: number; end: number }

/**
 * Splits a period into the coarsest slices and the remaining ends, in the order of time. `grains` are in seconds from
 * coarse to fine, each a multiple of the next.
 */
export function slicesOf({ from, to }: Period, [grain, ...finer]: readonly number[]): (Slices | Period)[] {
  if (from > to) return []
  if (grain === undefined) return [{ from, to }]
  const first = Math.ceil(from / grain)
  const end = Math.floor((to + 1) / grain)
  if (first >= end) return slicesOf({ from, to }, finer)
  return [
    ...slicesOf({ from, to: first * grain - 1 }, finer),
    { grain, first, end },
    ...slicesOf({ from: end * grain, to }, finer),
  ]
}
