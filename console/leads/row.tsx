import { memo } from 'react'
import { type ColumnName, columnOf } from './columns.tsx'
import { EditPrice } from './edit-price.tsx'
import css from './leads.module.css'
import type { RowContext } from './row-context.ts'
import type { Row } from './rows.ts'

type Props = {
  row: Row
  index: number
  names: readonly ColumnName[]
  desk: RowContext
  isSelected: boolean
  isCurrent: boolean
  isEdited: boolean
  endEdit(): void
}

/** A row of the list. The table handles its events, so that it has no state of its own. */
export const LeadRow = memo(function LeadRow({
  row,
  index,
  names,
  desk,
  isSelected,
  isCurrent,
  isEdited,
  endEdit,
}: Props) {
  const { t } = desk
  const isNew = row.responded_at === null
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-new={isNew || undefined}
      data-current={isCurrent || undefined}
    >
      <td className={css['c-sel']} data-act="select">
        <span className={css.sel}>
          {isNew ? <span className="fresh" title={t('leads.unopened')} /> : <span className={css.nofresh} />}
          <input
            type="checkbox"
            className="cb"
            checked={isSelected}
            aria-label={t('leads.select', { name: row.name ?? row.title })}
            readOnly
          />
        </span>
      </td>
      {names.map((name) => {
        const { is, isRight, cell } = columnOf(name)
        const isEditing = isEdited && name === 'price'
        const classes = [is, isRight && css.r, isEditing && css.show].filter(Boolean).join(' ')
        return (
          <td key={name} className={classes || undefined} data-column={name}>
            {isEditing ? <EditPrice row={row} end={endEdit} /> : cell(row, desk)}
          </td>
        )
      })}
    </tr>
  )
})

/** The placeholder of a row that is not loaded yet. */
export const RowSkeleton = memo(function RowSkeleton({
  index,
  names,
}: {
  index: number
  names: readonly ColumnName[]
}) {
  return (
    <tr aria-rowindex={index + 2} aria-busy="true">
      <td className={css['c-sel']} />
      {names.map((name, column) => (
        <td key={name}>
          <CellSkeleton name={name} seed={index * 7 + column * 3} />
        </td>
      ))}
    </tr>
  )
})

function CellSkeleton({ name, seed }: { name: ColumnName; seed: number }) {
  if (name === 'assignee') return <span className="sk round" />
  if (name === 'status') return <span className="sk tall" style={{ width: 56 + (seed % 3) * 12 }} />
  if (name === 'remind_at') return null
  return (
    <span
      className="sk"
      style={{ width: `${50 + (seed % 5) * 9}%`, marginLeft: columnOf(name).isRight ? 'auto' : 0 }}
    />
  )
}
