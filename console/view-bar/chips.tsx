import { useView } from '../view.ts'
import { AddTo, FilterChips } from './filter-chips.tsx'

/** The conditions of the view as editable chips. */
export function Chips() {
  const [view, change] = useView()
  return <FilterChips filter={view.filter} change={(filter) => change({ filter })} />
}

/** A button that adds a condition to the view; in a header it is labelled as the filter. */
export function AddCondition({ isFilter = false }: { isFilter?: boolean }) {
  const [view, change] = useView()
  return <AddTo filter={view.filter} change={(filter) => change({ filter })} isFilter={isFilter} />
}
