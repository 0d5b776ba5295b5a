import { useCallback, useState } from 'react'
import { fromHundredths, toHundredths } from '../api/money.ts'
import type { Filter } from '../api/types.ts'
import type { View } from '../view.ts'
import type { ListQuery, Row } from './rows.ts'

type SelectedLead = Pick<Row, 'id' | 'price'>
type Whole = { total: number; sum: string }
/** With `isAll`, the whole view except these leads; else only these. */
type State = { query: ListQuery; isAll: boolean; leads: ReadonlyMap<string, SelectedLead> }

/** The selected leads; reset when the query changes. */
export type Selection = ReturnType<typeof useSelection>

/** The most leads that can be selected one by one. */
export const maxSelected = 1_000

/** The most leads that can be excluded from a view: each is a condition, and a filter allows a hundred. */
export const maxExcluded = 50

export function useSelection(query: ListQuery, whole: Whole) {
  const [stored, setState] = useState<State>({ query, isAll: false, leads: new Map() })
  const state = stored.query === query ? stored : { query, isAll: false, leads: new Map<string, SelectedLead>() }
  const { isAll, leads } = state
  const sum = [...leads.values()].reduce((all, { price }) => all + toHundredths(price ?? '0'), 0n)

  const put = useCallback(
    (rows: readonly SelectedLead[], isSelected: boolean) =>
      setState((was) => {
        const now = was.query === query ? was : { query, isAll: false, leads: new Map<string, SelectedLead>() }
        const next = new Map(now.leads)
        for (const row of rows)
          if (isSelected === now.isAll) next.delete(row.id)
          else if (next.size < (now.isAll ? maxExcluded : maxSelected))
            next.set(row.id, { id: row.id, price: row.price })
        return { ...now, leads: next }
      }),
    [query],
  )
  /** Takes the present prices of rows that are selected. */
  const renew = useCallback(
    (rows: readonly SelectedLead[]) =>
      setState((was) => {
        const changed = rows.filter(({ id, price }) => was.leads.has(id) && was.leads.get(id)?.price !== price)
        if (was.query !== query || changed.length === 0) return was
        const leads = new Map(was.leads)
        for (const { id, price } of changed) leads.set(id, { id, price })
        return { ...was, leads }
      }),
    [query],
  )
  return {
    isAll,
    isWhole: isAll && leads.size === 0,
    count: isAll ? Math.max(0, whole.total - leads.size) : leads.size,
    sum: fromHundredths(isAll ? toHundredths(whole.sum) - sum : sum),
    ids: [...leads.keys()],
    has: (id: string) => leads.has(id) !== isAll,
    put,
    renew,
    selectAll: useCallback(() => setState({ query, isAll: true, leads: new Map() }), [query]),
    clear: useCallback(() => setState({ query, isAll: false, leads: new Map() }), [query]),
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
