/** A closed interval of creation dates, in seconds: both ends belong to it. */
export type Period = { from: number; to: number }

/** All the time that a date can tell, from the year 0 to the end of 9999. No door takes a time outside: no list would show it. */
export const allTime: Period = { from: -62_167_219_200, to: 253_402_300_799 }

/** True for a moment that a date can tell. */
export function isTellable(seconds: number): boolean {
  return seconds >= allTime.from && seconds <= allTime.to
}

/** Whole slices of time one after another: `grain` seconds each, from the `first`-th since 1970 up to and without `end`. */
export type Slices = { grain: number; first: number; end: number }

/**
 * Takes a period apart into slices as coarse as may be and the ends that fill no slice, in the order of time.
 * `grains` in seconds from coarse to fine, each a multiple of the next.
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
