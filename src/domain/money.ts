/** The first price that is too large, in hundredths: 10¹² units. */
const ceiling = 10 ** 14

/** Hundredths of a price such as `"12500.50"`: 0 or more, up to two decimals, below 10¹²; undefined when it is none. */
export function readPrice(text: string): number | undefined {
  const [, whole, fraction = ''] = /^0*(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  if (whole === undefined) return
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
}

/** The greatest whole hundredths that are not above a number, and whether they are that very number. */
export type Place = { floor: number; exact: boolean }

/**
 * The place of any decimal number among whole hundredths: the greatest one that is not above it, and whether it is that very one.
 * Beyond every possible price it stops at one that no lead has.
 */
export function placeOf(decimal: string): Place | undefined {
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? []
  if (sign === undefined) return
  const hundredths = Math.min(Number(whole + fraction.slice(0, 2).padEnd(2, '0')), ceiling)
  const exact = !/[1-9]/.test(fraction.slice(2))
  if (sign !== '-') return { floor: hundredths, exact }
  return { floor: exact ? 0 - hundredths : -hundredths - 1, exact }
}
