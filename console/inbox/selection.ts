import { useState } from 'react'
import type { Receipt } from '../api/receipts.ts'

/** The most receipts that can be reprocessed by their ids at once. */
const maxChosen = 1_000

type State = { view: string; chosen: ReadonlyMap<string, Receipt>; last: string | undefined }
const nothing = { chosen: new Map<string, Receipt>(), last: undefined }

/** The selected receipts; another view starts with none. */
export type Selection = ReturnType<typeof useSelection>

export function useSelection(view: string, receipts: readonly Receipt[]) {
  const [stored, setState] = useState<State>({ view, ...nothing })
  const { chosen, last } = stored.view === view ? stored : nothing
  const put = (those: readonly Receipt[], isChosen: boolean, at?: string) => {
    const next = new Map(chosen)
    for (const each of those)
      if (!isChosen) next.delete(each.id)
      else if (next.size < maxChosen) next.set(each.id, each)
    setState({ view, chosen: next, last: at })
  }
  const indexOf = (id: string | undefined) => receipts.findIndex((each) => each.id === id)
  const isWhole = receipts.length > 0 && receipts.every(({ id }) => chosen.has(id))
  return {
    count: chosen.size,
    receipts: [...chosen.values()],
    isWhole,
    has: (id: string) => chosen.has(id),
    /** Selects or deselects one; with `isRange` also all between it and the last one. */
    toggle(id: string, isRange = false) {
      const at = indexOf(id)
      const from = isRange && indexOf(last) >= 0 ? indexOf(last) : at
      put(receipts.slice(Math.min(at, from), Math.max(at, from) + 1), !chosen.has(id), id)
    },
    /** Selects all shown receipts, or none. */
    toggleAll: () => put(receipts, chosen.size === 0),
    clear: () => setState({ view, ...nothing }),
  }
}
