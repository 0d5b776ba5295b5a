import type { Period } from '../../domain/period.ts'
import type { ReadContext } from '../sql/read-query.ts'

/** About how many rows are read before a look whether anybody still waits. */
const chunkRows = 50_000

/**
 * The chunks in which a period of about so many rows is read. `filled` is the part of it in which there are leads at all, asked for
 * only where there are several chunks. Throws when nobody waits for the answer any more.
 */
export async function* chunksOf(
  { forcedPath, isGone }: ReadContext,
  period: Period,
  rows: number,
  filled: () => Promise<Period | null>,
): AsyncGenerator<Period> {
  const chunks = forcedPath === 'period' ? 7 : Math.ceil((rows + 1) / chunkRows)
  if (chunks === 1) return yield period
  const { from, to } = (await filled()) ?? { from: 0, to: -1 }
  const length = Math.max(1, Math.ceil((to - from + 1) / chunks))
  for (let at = from; at <= to; at += length) {
    if (isGone?.()) throw new Error('Nobody waits for this answer any more')
    yield { from: at, to: Math.min(to, at + length - 1) }
  }
}
