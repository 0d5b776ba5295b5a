/** The exclusive upper limit of a price, in hundredths: 10¹² units. */
const ceiling = 10 ** 14

/**
 * Parses a price such as `"12500.50"` into hundredths: 0 or more, at most two decimals, below 10¹²; undefined when it
 * is invalid.
 */
export function readPrice(text: string): number | undefined {
  if (text.length > maxLength) return // the pattern backtracks over each leading zero up to twelve times
  const [, whole, fraction = ''] = /^0*(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  if (whole === undefined) return
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
}

/** The longest accepted text of a price, in characters. Only leading zeros could make a valid price longer. */
const maxLength = 1_000

/** A decimal number among hundredths: the greatest integer that is not above it, and whether both are equal. */
export type Place = { floor: number; exact: boolean }

/** Locates a decimal number among hundredths. A number beyond every possible price is limited to a value that no lead has. */
export function placeOf(decimal: string): Place | undefined {
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? []
  if (sign === undefined) return
  const hundredths = Math.min(Number(whole + fraction.slice(0, 2).padEnd(2, '0')), ceiling)
  const exact = !/[1-9]/.test(fraction.slice(2))
  if (sign !== '-') return { floor: hundredths, exact }
  return { floor: exact ? 0 - hundredths : -hundredths - 1, exact }
}
