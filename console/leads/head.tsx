import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsMasked } from '../lead/rights.ts'
import { IconArrowDown, IconArrowUp } from '../ui/icons.ts'
import { useView } from '../view.ts'
import type { ColumnChoice } from './column-choice.ts'
import { type ColumnName, columnOf } from './columns.tsx'
import css from './leads.module.css'
import { useColumnLabel } from './own-columns.ts'
import type { Selection } from './selection.ts'

type Props = { choice: ColumnChoice; selection: Selection }

/** The column headings: a click sorts, the edge resizes, keys move and resize. */
export function Head({ choice, selection }: Props) {
  const { t } = useTranslation()
  const isMixed = selection.count > 0 && !selection.isWhole
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th className={css['c-sel']} scope="col">
          <span className={css.sel}>
            <span className={css.nofresh} />
            <input
              type="checkbox"
              className="cb"
              checked={selection.isWhole}
              data-mixed={isMixed || undefined}
              ref={(box) => {
                if (box) box.indeterminate = isMixed
              }}
              aria-label={t('leads.selectAll')}
              onChange={() => (selection.count > 0 ? selection.clear() : selection.selectAll())}
            />
          </span>
        </th>
        {choice.names.map((name) => (
          <ColumnHead key={name} name={name} choice={choice} />
        ))}
      </tr>
    </thead>
  )
}

/** The columns by which a contractor cannot sort, since they may contain a contact. */
const hiddenOrders: readonly string[] = ['name', 'title']

function ColumnHead({ name, choice }: { name: ColumnName; choice: ColumnChoice }) {
  const { t } = useTranslation()
  const [view, change] = useView()
  const { isRight, isMute, ...column } = columnOf(name)
  const isMasked = useIsMasked()
  const sort = isMasked && hiddenOrders.includes(name) ? undefined : column.sort // the server would refuse it
  const [field, isDown] = [view.sort.replace('-', ''), view.sort.startsWith('-')]
  const isSorted = sort !== undefined && field === name
  const label = useColumnLabel()(name)
  const Arrow = isDown ? IconArrowDown : IconArrowUp

  const press = () => change({ sort: isSorted ? (isDown ? name : `-${name}`) : (sort ?? view.sort) })
  const keys = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as -1 | 1 | undefined
    if (!by || !(event.altKey || event.shiftKey)) return
    event.preventDefault()
    if (event.altKey) choice.move(name, by)
    else choice.setWidth(name, (event.currentTarget.closest('th') as HTMLElement).offsetWidth + by * 16)
  }
  return (
    <th
      scope="col"
      className={isRight ? css.r : undefined}
      aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : undefined}
    >
      {sort ? (
        <button
          type="button"
          onClick={press}
          onKeyDown={keys}
          aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Shift+ArrowLeft Shift+ArrowRight"
          title={t('leads.headHint')}
        >
          <span className={isMute ? 'sr' : 'cut'}>{label}</span>
          {isSorted && <Arrow className="i" aria-hidden />}
        </button>
      ) : (
        <span className={isMute ? 'sr' : 'cut'}>{label}</span>
      )}
      <Edge name={name} choice={choice} />
    </th>
  )
}

/** The handle that resizes a column. */
function Edge({ name, choice }: { name: ColumnName; choice: ColumnChoice }) {
  const [grip, setGrip] = useState<{ x: number; width: number }>()
  const down = (event: PointerEvent<HTMLSpanElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    setGrip({ x: event.clientX, width: (event.currentTarget.parentElement as HTMLElement).offsetWidth })
  }
  return (
    <span
      className={css.edge}
      data-held={grip ? true : undefined}
      aria-hidden
      onPointerDown={down}
      onPointerMove={(event) => grip && choice.setWidth(name, grip.width + event.clientX - grip.x)}
      onPointerUp={() => setGrip(undefined)}
      onPointerCancel={() => setGrip(undefined)}
    />
  )
}
