import { useCallback, useState } from 'react'
import { fromHundredths, toHundredths } from '../api/money.ts'
import type { Filter } from '../api/types.ts'
import type { View } from '../view.ts'
import type { ListQuery, Row } from './rows.ts'

type Taken = Pick<Row, 'id' | 'price'>
type Whole = { total: number; sum: string }
/** With `isAll`: the whole view except these; else only these. */
type State = { query: ListQuery; isAll: boolean; these: ReadonlyMap<string, Taken> }

/** The selected leads; reset when the query changes. */
export type Selection = ReturnType<typeof useSelection>

/** The most leads that can be selected one by one. */
export const maxSelected = 1_000

/** The most leads that can be excluded from a view: each is a condition, and a filter has room for a hundred. */
export const maxExcluded = 50

export function useSelection(query: ListQuery, whole: Whole) {
  const [kept, setState] = useState<State>({ query, isAll: false, these: new Map() })
  const state = kept.query === query ? kept : { query, isAll: false, these: new Map<string, Taken>() }
  const { isAll, these } = state
  const sum = [...these.values()].reduce((all, { price }) => all + toHundredths(price ?? '0'), 0n)

  const put = useCallback(
    (rows: readonly Taken[], isTaken: boolean) =>
      setState((was) => {
        const now = was.query === query ? was : { query, isAll: false, these: new Map<string, Taken>() }
        const next = new Map(now.these)
        for (const row of rows)
          if (isTaken === now.isAll) next.delete(row.id)
          else if (next.size < (now.isAll ? maxExcluded : maxSelected))
            next.set(row.id, { id: row.id, price: row.price })
        return { ...now, these: next }
      }),
    [query],
  )
  return {
    isAll,
    isWhole: isAll && these.size === 0,
    count: isAll ? Math.max(0, whole.total - these.size) : these.size,
    sum: fromHundredths(isAll ? toHundredths(whole.sum) - sum : sum),
    ids: [...these.keys()],
    has: (id: string) => these.has(id) !== isAll,
    put,
    takeAll: useCallback(() => setState({ query, isAll: true, these: new Map() }), [query]),
    clear: useCallback(() => setState({ query, isAll: false, these: new Map() }), [query]),
  }
}

/** The selection as the target of a bulk edit. */
export function targetOf({ isAll, ids }: Pick<Selection, 'isAll' | 'ids'>, { period, filter, q }: View) {
  if (!isAll) return { ids }
  const without: Filter[] = ids.map((id) => ({ field: 'id', operator: '!=', value: id }))
  const parts = [...(filter ? [filter] : []), ...without]
  return {
    period,
    ...(q && { q }),
    ...(parts.length > 0 && { filter: parts.length === 1 ? parts[0] : { and: parts } }),
  }
}
