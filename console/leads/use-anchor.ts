import { useLayoutEffect, useRef, useState } from 'react'
import type { Asked, Row } from './rows.ts'
import type { ListWindow } from './use-window.ts'

type Rows = { at(index: number): Row | undefined; stamp: string }

/**
 * Keeps the rows that somebody looks at where they are while others come in above them. Answers how many came in since, and none at
 * the top, where they are seen coming.
 */
export function useAnchor(asked: Asked, rows: Rows, list: ListWindow): number {
  const last = useRef<{ asked: Asked; stamp: string; seen: Map<string, number> }>(undefined)
  const [above, setAbove] = useState(0)
  const { first } = list.seen()

  useLayoutEffect(() => {
    const was = last.current
    const moved =
      was && was.asked === asked && was.stamp !== rows.stamp && first > 0 ? movedBy(was.seen, rows, list) : 0
    if (moved !== 0) list.follow(moved)
    if (moved > 0) setAbove((count) => count + moved)
    else if (first === 0 || was?.asked !== asked) setAbove(0)
    const seen = new Map<string, number>()
    const now = list.seen()
    for (let index = now.first; index < now.end; index++) {
      const row = rows.at(index)
      if (row) seen.set(row.id, index)
    }
    last.current = { asked, stamp: rows.stamp, seen }
  }, [asked, rows, list, first])
  return above
}

/** By how many places the rows in sight were moved: the middle of what each of them tells, for some go elsewhere by themselves. */
function movedBy(seen: ReadonlyMap<string, number>, rows: Rows, { first, end }: ListWindow): number {
  const moves: number[] = []
  for (let index = first; index < end; index++) {
    const before = seen.get(rows.at(index)?.id ?? '')
    if (before !== undefined) moves.push(index - before)
  }
  return moves.sort((one, other) => one - other)[Math.floor(moves.length / 2)] ?? 0
}
