import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { ListQuery, Row } from './rows.ts'

type Rows = { at(index: number): Row | undefined; indexOf(id: string): number | undefined; isSettled: boolean }

/** A place in a list: a row and its last index, which changes when rows are inserted above it. */
type Place = { query: ListQuery; index: number; id: string | undefined }

/** A place that stays at its row as long as that is in the list. A change of the query clears it. */
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

/** The present index of a place. When its row has left the list, it moves to the next one; while rows are loading it waits for the row. */
function moved(place: Place, rows: Rows): Place {
  const { index, id } = place
  const found = id === undefined ? undefined : rows.indexOf(id)
  if (found !== undefined) return { ...place, index: found }
  const here = rows.at(index)
  return here && (id === undefined || rows.isSettled) ? { ...place, id: here.id } : place
}
