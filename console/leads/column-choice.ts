import { useLocalStorage } from '@mantine/hooks'
import { useMemo } from 'react'
import { useProjectId } from '../api/session.ts'
import { useView } from '../view.ts'
import { type ColumnName, columnNames, columnOf, defaultColumns } from './columns.tsx'

type Kept = { names?: string[]; widths?: Record<string, number> }

/** A stable default. */
const nothing: Kept = {}

const narrowest = 44
const widest = 640

/** The order and widths of the columns. Columns of the address take precedence over the stored ones. */
export type ColumnChoice = ReturnType<typeof useColumnChoice>

export function useColumnChoice() {
  const [view, change] = useView()
  const [kept, setKept] = useLocalStorage<Kept>({
    key: `zayavka.columns.${useProjectId()}`,
    defaultValue: nothing,
    getInitialValueInEffect: false,
  })
  const given = (view.columns ?? kept.names)?.join()
  const names = useMemo(() => known(given?.split(',')), [given])

  const keep = (next: Kept) => setKept((was) => ({ ...was, ...next }))
  const setNames = (next: readonly ColumnName[]) => {
    keep({ names: [...next] })
    change({ columns: next.join() === defaultColumns.join() ? undefined : [...next] }, { replace: true })
  }
  const widthOf = (column: ColumnName): number | undefined => kept.widths?.[column] ?? columnOf(column).width
  const setWidth = (column: ColumnName, width: number) =>
    keep({ widths: { ...kept.widths, [column]: Math.round(Math.max(narrowest, Math.min(widest, width))) } })
  /** Moves a column one place. */
  const move = (column: ColumnName, by: -1 | 1) => {
    const [at, to] = [names.indexOf(column), names.indexOf(column) + by]
    const other = names[to]
    if (other) setNames(names.with(at, other).with(to, column))
  }
  const reset = () => {
    keep({ names: [...defaultColumns], widths: {} })
    change({ columns: undefined }, { replace: true })
  }
  return { names, setNames, widthOf, setWidth, move, reset }
}

/** The known columns among the given ones; the defaults if there are none. */
function known(given: string[] | undefined): readonly ColumnName[] {
  const found = [...new Set(given)].filter((each): each is ColumnName => columnNames.includes(each as ColumnName))
  return found.length > 0 ? found : defaultColumns
}
