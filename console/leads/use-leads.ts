import { useParams } from '@tanstack/react-router'
import { type MouseEvent, useCallback, useEffect, useState } from 'react'
import { useGoTo } from '../lead/paths.ts'
import { useProjectId } from '../session.ts'
import { tellDone } from '../ui/undo.tsx'
import { useView } from '../view.ts'
import { useDesk } from './desk.ts'
import { type Asked, rowsBetween, useAsked, useList, useRows } from './rows.ts'
import { mostLeft, mostTaken, useSelection } from './selection.ts'
import { useAnchor } from './use-anchor.ts'
import { useWindow } from './use-window.ts'

/** So many rows stand there while nobody knows yet how many there are. */
const unread = 40

/** Everything that the list and the cards know: rows near those in sight, the place, the selection, the current row. */
export type Leads = ReturnType<typeof useLeads>

export function useLeads({ row, head }: { row: number; head: number }) {
  const project = useProjectId()
  const [view] = useView()
  const desk = useDesk()
  const asked = useAsked(view)
  const list = useList(asked)
  const [count, setCount] = useState(unread)
  const window = useWindow({ count, row, head })
  const rows = useRows(list.shown, window.first, window.end, count)
  const total = rows.total ?? list.head?.total
  const sum = rows.sum ?? list.head?.sum
  if (total !== undefined && total !== count) setCount(total)
  const above = useAnchor(list.shown, rows, window)
  const selection = useSelection(asked, { total: count, sum: sum ?? '0' })
  const [current, setCurrent] = useCurrent(list.shown)
  useStartAtTop(list.shown, window.goTo)

  const [from, setFrom] = useCurrent(list.shown)
  /** Takes or lets go a row, or all from the one taken last to this one. */
  const toggle = useCallback(
    async (index: number, isRange: boolean) => {
      const one = rows.at(index)
      if (!one) return
      const isTaken = !selection.has(one.id)
      setFrom(index)
      const taken = isRange && from !== undefined ? await rowsBetween(project, list.shown, from, index) : [one]
      const [most, told] = selection.isAll ? [mostLeft, 'mostLeft' as const] : [mostTaken, 'most' as const]
      if (isTaken !== selection.isAll && selection.ids.length + taken.length > most)
        tellDone(desk.t(`leads.bulk.${told}`, { number: desk.format.number(most) }))
      selection.put(taken, isTaken)
    },
    [project, list.shown, rows, selection, from, setFrom, desk],
  )
  const open = useGoTo()
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
    setCurrent,
    toggle,
    open,
  }
}

/** A row that is kept in mind, such as the one at which keys work; another view forgets it. */
function useCurrent(asked: Asked) {
  const [current, setCurrent] = useState<{ asked: Asked; index: number }>()
  const set = useCallback(
    (index: number | undefined) => setCurrent(index === undefined ? undefined : { asked, index }),
    [asked],
  )
  return [current?.asked === asked ? current.index : undefined, set] as const
}

/** Another view begins at its beginning. */
function useStartAtTop(asked: Asked, goTo: (offset: number) => void) {
  const [begun, setBegun] = useState(asked)
  useEffect(() => {
    if (begun === asked) return
    setBegun(asked)
    goTo(0)
  }, [begun, asked, goTo])
}

/** A press that means this page: with a key held the browser opens what it points at elsewhere. */
export function isPlain({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !(metaKey || ctrlKey || shiftKey || altKey)
}

/** The lead that lies open beside the list. */
export function useOpenLead(): string | undefined {
  return (useParams({ strict: false }) as { lead?: string }).lead
}
