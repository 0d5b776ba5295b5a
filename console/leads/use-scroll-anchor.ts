import { useLayoutEffect, useRef, useState } from 'react'
import type { ListQuery, Row } from './rows.ts'
import type { VirtualRows } from './use-virtual-rows.ts'

type Rows = { at(index: number): Row | undefined; stamp: string }

/**
 * Keeps the visible rows in place while others are inserted above them. Returns how many were inserted since; zero at the top, where they are
 * visible.
 */
export function useScrollAnchor(query: ListQuery, rows: Rows, list: VirtualRows): number {
  const last = useRef<{ query: ListQuery; stamp: string; seen: Map<string, number> }>(undefined)
  const [above, setAbove] = useState(0)
  const { first } = list.seen()

  useLayoutEffect(() => {
    const was = last.current
    const moved =
      was && was.query === query && was.stamp !== rows.stamp && first > 0 ? movedBy(was.seen, rows, list) : 0
    if (moved !== 0) list.follow(moved)
    if (moved > 0) setAbove((count) => count + moved)
    else if (first === 0 || was?.query !== query) setAbove(0)
    const seen = new Map<string, number>()
    const now = list.seen()
    for (let index = now.first; index < now.end; index++) {
      const row = rows.at(index)
      if (row) seen.set(row.id, index)
    }
    last.current = { query, stamp: rows.stamp, seen }
  }, [query, rows, list, first])
  return above
}

/** By how many positions the visible rows moved: the median, since single rows also move on their own. */
function movedBy(seen: ReadonlyMap<string, number>, rows: Rows, { first, end }: VirtualRows): number {
  const moves: number[] = []
  for (let index = first; index < end; index++) {
    const before = seen.get(rows.at(index)?.id ?? '')
    if (before !== undefined) moves.push(index - before)
  }
  return moves.sort((one, other) => one - other)[Math.floor(moves.length / 2)] ?? 0
}
