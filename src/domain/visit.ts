import type { Touch } from './touch.ts'

/** A visitor of pages with the counter: the touches of the first and the last visit. */
export type Visit = { number: number; firstTouch: Touch; lastTouch: Touch }

/** How long (seconds) a visit with an enquiry is kept after it was last seen; its cookie lives a year. */
export const enquiredVisitTime = 400 * 86_400

/** Parses the number of a visit as sites send it; undefined if it is not valid. */
export function visitNumber(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined
}
