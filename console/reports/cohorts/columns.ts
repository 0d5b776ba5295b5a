/** The most columns with months in which nobody paid: a single wrong date could ask for thousands. */
const mostColumns = 120

/** Every month from the first to the last, or only those that occur if there would be too many. */
export function columnsOf(months: number[]): number[] {
  const known = [...new Set([0, ...months])].toSorted((one, other) => one - other)
  const [first, last] = [known[0] ?? 0, known.at(-1) ?? 0]
  return last - first < mostColumns ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : known
}
