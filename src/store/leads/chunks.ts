import type { Period } from '../../domain/period.ts'
import type { ReadContext } from '../sql/read-query.ts'

/** The approximate number of rows between two checks for cancellation. */
const chunkRows = 50_000

/**
 * Splits a period of about `rows` rows into chunks. `filled` returns the part of it that has leads; it is called only for several chunks.
 * Throws when the read was canceled.
 */
export async function* chunksOf(
  { forcedPath, isCanceled }: ReadContext,
  period: Period,
  rows: number,
  filled: () => Promise<Period | null>,
): AsyncGenerator<Period> {
  const chunks = forcedPath === 'period' ? 7 : Math.ceil((rows + 1) / chunkRows)
  if (chunks === 1) return yield period
  const { from, to } = (await filled()) ?? { from: 0, to: -1 }
  const length = Math.max(1, Math.ceil((to - from + 1) / chunks))
  for (let at = from; at <= to; at += length) {
    if (isCanceled?.()) throw new Error('The read was canceled')
    yield { from: at, to: Math.min(to, at + length - 1) }
  }
}
