export function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The quantile of sorted values; a share of 1 is the maximum. */
export function quantile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new Error('Nothing was measured')
  return value
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return (quantile(sorted, 0.5) + quantile(sorted, 0.5 + 1e-9)) / 2
}

/** Formats a number: three significant digits, with a thousands separator. */
export function formatNumber(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US')
  return String(Number(value.toPrecision(value >= 1 ? 3 : 2)))
}

/** A time in ms by a clock that all processes of a machine share, and that nobody sets: the wall clock may be put right during a run. */
export function monotonic(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
