/** One of the five steps of the scale; undefined for no value. */
export function heatOf(value: number | undefined, most: number): number | undefined {
  return value === undefined || value <= 0 ? undefined : Math.min(5, Math.ceil((value / most) * 5))
}
