import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { ListQuery, Row } from './rows.ts'

type Rows = { at(index: number): Row | undefined; indexOf(id: string): number | undefined; isSettled: boolean }

/** A place in a list: a row, which rows that come in above it move, and where it stood last. */
type Place = { query: ListQuery; index: number; id: string | undefined }

/** A place that stays with its row, as long as that is in the list. It is nowhere when the query changes. */
export function usePlace(query: ListQuery, rows: Rows) {
  const [place, setPlace] = useState<Place>()
  const latest = useRef(rows)
  latest.current = rows
  const set = useCallback(
    (index: number | undefined) =>
      setPlace(index === undefined ? undefined : { query, index, id: latest.current.at(index)?.id }),
    [query],
  )
  const now = place?.query === query ? moved(place, rows) : undefined
  const { index, id } = now ?? {}
  useLayoutEffect(() => {
    if (index !== undefined)
      setPlace((was) => (was && (was.index !== index || was.id !== id) ? { ...was, index, id } : was))
  }, [index, id])
  const row = index === undefined ? undefined : rows.at(index)
  return { index, row: row?.id === id ? row : undefined, set }
}

/** Where a place is by now. A row that has left the list leaves it to the one that follows; while rows are read it may only be on its way. */
function moved(place: Place, rows: Rows): Place {
  const { index, id } = place
  const found = id === undefined ? undefined : rows.indexOf(id)
  if (found !== undefined) return { ...place, index: found }
  const here = rows.at(index)
  return here && (id === undefined || rows.isSettled) ? { ...place, id: here.id } : place
}
