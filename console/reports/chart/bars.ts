/** The data of a chart of stacked bars. */
export type Bars = {
  points: Point[]
  series: { key: string; name: string; colour: string; values: number[] }[]
  /** The end of the axis. */
  most: number
  /** The one series that is not faded. */
  only: string | undefined
}

/** A point of the axis: its label, its full name, and the address that it opens. */
type Point = { axis: string; name: string; address: string; isNow: boolean }

/** The end of an axis whose three steps are round: 30 for 28, 150 for 123. */
export function roundMost(values: number[]): number {
  const highest = Math.max(1, ...values)
  if (highest <= 3) return highest
  const step = highest / 3
  const power = 10 ** Math.floor(Math.log10(step))
  const round = [1, 2, 2.5, 5, 10].find((each) => each * power >= step && Number.isInteger(each * power)) ?? 10
  return round * power * 3
}
