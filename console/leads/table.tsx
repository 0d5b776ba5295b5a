import { type MouseEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import grid from '../ui/grid.module.css'
import { Scrollable } from '../ui/scrollable.tsx'
import { useAmountWidth } from './amount-width.ts'
import { CellMenu, type OpenMenu } from './cell-menu.tsx'
import type { ColumnChoice } from './column-choice.ts'
import type { Act, ColumnName } from './columns.tsx'
import { Head } from './head.tsx'
import css from './leads.module.css'
import { ListNotes } from './list-notes.tsx'
import { LeadRow, RowSkeleton } from './row.tsx'
import { linesOf } from './rows.ts'
import { TimeTooltip } from './time-tooltip.tsx'
import { isUnmodifiedClick, type Leads, useOpenLead } from './use-leads.ts'
import { useRowKeys } from './use-row-keys.ts'

/** The list as a table with inline editing. */
export function Table({ leads, choice }: { leads: Leads; choice: ColumnChoice }) {
  const { t } = useTranslation()
  const { window: list, rows, count, desk, selection, currentRow, setCurrent, toggle, open } = leads
  const [menu, setMenu] = useState<OpenMenu>()
  const [edited, setEdited] = useState<string>()
  const endEdit = useCallback(() => setEdited(undefined), [])
  const opened = useOpenLead()

  const act = (kind: Act, index: number, at?: HTMLElement | null) => {
    const row = rows.at(index)
    if (!row || !desk.canWrite) return
    setCurrent(index)
    if (kind === 'price') setEdited(row.id)
    else if (at) setMenu((was) => (was?.at === at ? undefined : { kind, row, at }))
  }
  useRowKeys(leads, act, choice)
  useRevealOpenLead(leads, opened)

  const press = (event: MouseEvent<HTMLElement>) => {
    const pressed = event.target as HTMLElement
    const line = pressed.closest<HTMLElement>('tr[data-index]')
    if (!line) return
    const index = Number(line.dataset.index)
    const button = pressed.closest<HTMLElement>('[data-act]')
    const kind = button?.dataset.act as Act | 'select' | undefined
    if (kind === 'select' || ((event.shiftKey || event.metaKey || event.ctrlKey) && !pressed.closest('a'))) {
      if (kind !== 'select') event.preventDefault()
      void toggle(index, event.shiftKey)
    } else if (kind) act(kind, index, button)
    else if (isUnmodifiedClick(event) && (pressed.closest('[data-open]') || !pressed.closest('a, input, button'))) {
      event.preventDefault()
      const row = rows.at(index)
      if (row) open(row.id)
    }
    setCurrent(index)
  }

  const lines = linesOf(list, rows.at)
  const amounts = useAmountWidth(
    lines.map(({ row }) => row),
    desk.format,
  )
  const widthOf = (name: ColumnName) =>
    name === 'price' ? Math.max(choice.widthOf(name) ?? 0, amounts) : choice.widthOf(name)
  const width = choice.names.reduce((sum, name) => sum + (widthOf(name) ?? 176), 48)
  return (
    <>
      <Scrollable
        className={`${css.scroll} ${css.list}`}
        ref={list.ref}
        label={t('nav.leads')}
        aria-busy={leads.list.isChanging}
        data-selecting={selection.count > 0 || undefined}
      >
        <table className={`${grid.grid} ${css.grid}`} aria-rowcount={count + 1} style={{ minWidth: width }}>
          <colgroup>
            <col style={{ width: 48 }} />
            {choice.names.map((name) => (
              <col key={name} style={{ width: widthOf(name) }} />
            ))}
          </colgroup>
          <Head choice={choice} selection={selection} />
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the page handles keys */}
          <tbody onClick={press} onMouseDown={keepText}>
            <Gap height={list.above} columns={choice.names.length + 1} />
            {lines.map(({ index, row, key }) => {
              if (!row) return <RowSkeleton key={key} index={index} names={choice.names} />
              return (
                <LeadRow
                  key={key}
                  row={row}
                  index={index}
                  names={choice.names}
                  desk={desk}
                  isSelected={selection.has(row.id)}
                  isCurrent={(opened ?? currentRow?.id) === row.id}
                  isEdited={edited === row.id}
                  endEdit={endEdit}
                />
              )
            })}
            <Gap height={list.below} columns={choice.names.length + 1} />
          </tbody>
        </table>
      </Scrollable>
      <TimeTooltip box={list.box} />
      <ListNotes leads={leads} />
      {menu && (
        <CellMenu key={`${menu.row.id} ${menu.kind}`} open={menu} desk={desk} close={() => setMenu(undefined)} />
      )}
    </>
  )
}

/** Scrolls the open lead into view, so that the keys continue from there. */
function useRevealOpenLead(
  { rows, window: { first, end, reveal }, setCurrent }: Leads,
  opened: string | undefined,
): void {
  const seen = useRef<string>(undefined)
  useEffect(() => {
    if (opened === seen.current) return
    for (let index = first; index < end; index++)
      if (opened !== undefined && rows.at(index)?.id === opened) {
        seen.current = opened
        setCurrent(index)
        reveal(index)
      }
  }, [opened, rows, first, end, reveal, setCurrent])
}

/** The space of rows that are not rendered, with lines, so that fast scrolling shows a table. */
function Gap({ height, columns }: { height: number; columns: number }) {
  if (height === 0) return null
  return (
    <tr aria-hidden className={css.gap}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}

/** Prevents a text selection when a range is selected with shift. */
function keepText(event: MouseEvent): void {
  if (event.shiftKey) event.preventDefault()
}
