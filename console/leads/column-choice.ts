import { useLocalStorage } from '@mantine/hooks'
import { useMemo } from 'react'
import { useOwnFieldList } from '../api/own-fields.ts'
import { useProjectId } from '../api/session.ts'
import type { OwnField } from '../api/types.ts'
import { useView } from '../view.ts'
import { type ColumnName, columnNames, columnOf, defaultColumns } from './columns.tsx'
import { isOwnName, ownFieldOf } from './own-columns.ts'

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
  const own = useOwnFieldList()
  const names = useMemo(() => known(given?.split(','), own), [given, own])

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

/** The known columns among the given ones, or the defaults if there are none. Any own field counts as known until the list is loaded. */
function known(given: string[] | undefined, own: OwnField[] | undefined): readonly ColumnName[] {
  const isKnown = (name: string): name is ColumnName =>
    isOwnName(name) ? !own || ownFieldOf(name, own) !== undefined : (columnNames as string[]).includes(name)
  const found = [...new Set(given)].filter(isKnown)
  return found.length > 0 ? found : defaultColumns
}
