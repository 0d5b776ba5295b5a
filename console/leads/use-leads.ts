import { useParams } from '@tanstack/react-router'
import { type MouseEvent, useCallback, useEffect, useState } from 'react'
import { useProjectId } from '../api/session.ts'
import { useGoToLead } from '../lead/paths.ts'
import { showDone, showError } from '../ui/toasts.tsx'
import { useView } from '../view.ts'
import { useRowContext } from './row-context.ts'
import { type ListQuery, linesOf, readRange, useList, useListQuery, useRows } from './rows.ts'
import { maxExcluded, maxSelected, useSelection } from './selection.ts'
import { usePlace } from './use-place.ts'
import { useScrollAnchor } from './use-scroll-anchor.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

/** The number of placeholder rows until the count is loaded. */
const unread = 40

/**
 * The newest count and sum from a page of the list. They are kept when that page is not needed any more, as after a smaller count, since older pages
 * have outdated ones.
 */
type Newest = { query: ListQuery; total: number; sum: string; readAt: number }

/** The state of a list: rows, scroll position, selection and current row. */
export type Leads = ReturnType<typeof useLeads>

export function useLeads({ row, head }: { row: number; head: number }) {
  const project = useProjectId()
  const [view] = useView()
  const desk = useRowContext()
  const query = useListQuery(view)
  const list = useList(query)
  const [newest, setNewest] = useState<Newest>()
  const count = newest?.total ?? unread
  const window = useVirtualRows({ count, row, head })
  const rows = useRows(list.shown, window.first, window.end, count)
  const read = rows.totals ?? list.head
  const isNewer = newest?.query !== list.shown || rows.readAt > newest.readAt
  if (read && isNewer) setNewest({ query: list.shown, total: read.total, sum: read.sum, readAt: rows.readAt })
  const { total, sum } = newest?.query === list.shown ? newest : {}
  const above = useScrollAnchor(list.shown, rows, window)
  const selection = useSelection(query, { total: count, sum: sum ?? '0' })
  const { renew } = selection
  useEffect(() => {
    if (list.shown === query) renew(linesOf(window, (index) => rows.at(index)).flatMap(({ row }) => row ?? []))
  }, [list.shown, query, rows, window, renew])
  const { index: current, row: currentRow, set: setCurrent } = usePlace(list.shown, rows)
  useStartAtTop(list.shown, window.goTo)

  const { index: from, set: setFrom } = usePlace(list.shown, rows)
  /** Selects or deselects a row, or the range from the last one to it. */
  const toggle = useCallback(
    async (index: number, isRange: boolean) => {
      const clicked = rows.at(index)
      if (!clicked) return
      const isSelected = !selection.has(clicked.id)
      const toggled =
        isRange && from !== undefined
          ? await readRange(project, list.shown, from, index).catch(showError) // another click tries again
          : [clicked]
      if (!toggled) return
      setFrom(index)
      const [limit, messageKey] = selection.isAll ? [maxExcluded, 'mostLeft' as const] : [maxSelected, 'most' as const]
      if (isSelected !== selection.isAll && selection.ids.length + toggled.length > limit)
        showDone(desk.t(`leads.bulk.${messageKey}`, { number: desk.format.number(limit) }))
      selection.put(toggled, isSelected)
    },
    [project, list.shown, rows, selection, from, setFrom, desk],
  )
  const open = useGoToLead()
  return {
    project,
    view,
    desk,
    list,
    window,
    rows,
    count,
    total,
    sum,
    above,
    selection,
    current,
    currentRow,
    setCurrent,
    toggle,
    open,
  }
}

/** Scrolls to the top when the query changes. */
function useStartAtTop(query: ListQuery, goTo: (offset: number) => void) {
  const [begun, setBegun] = useState(query)
  useEffect(() => {
    if (begun === query) return
    setBegun(query)
    goTo(0)
  }, [begun, query, goTo])
}

/** A plain left click; with a modifier key the browser opens a tab. */
export function isUnmodifiedClick({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !(metaKey || ctrlKey || shiftKey || altKey)
}

/** The lead that is open over the list. */
export function useOpenLead(): string | undefined {
  return (useParams({ strict: false }) as { lead?: string }).lead
}
