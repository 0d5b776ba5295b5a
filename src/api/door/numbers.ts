import { excerpt, refusal } from '../../domain/refusal.ts'

/** The smallest and the largest number of a query, and the one where none is given. */
type Bounds = { min: number; max: number; usual: number }

/** Reads a whole number of a query; refuses one out of its bounds. */
export function readWithin(given: string | undefined, name: string, { min, max, usual }: Bounds): number {
  const read = given === undefined ? usual : Number(given)
  if (read < min || read > max) throw refusal('out-of-range', { given: excerpt(given), min, max }, name)
  return read
}
