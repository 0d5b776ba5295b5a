import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { useChannelResults } from '../api/costs.ts'
import type { Channel } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { type CellDraft, cellKey, cellsIn } from './cost-cells.ts'
import type { Cell } from './cost-sums.ts'
import { percentOf } from './percent.ts'
import css from './sources.module.css'
import type { useCostDraft } from './use-cost-draft.ts'

type Props = {
  channel: Channel
  row: number
  channels: Channel[]
  slots: string[]
  held: ReadonlyMap<string, Cell>
  cells: ReturnType<typeof useCostDraft>
  result: NonNullable<ReturnType<typeof useChannelResults>>['items'][number] | undefined
  labelOf(slot: string): string
}

/** The costs of a channel. Enter and the arrows move between cells, Esc restores a cell, and a range of a spreadsheet can be pasted. */
export function CostRow({ channel, row, channels, slots, held, cells, result, labelOf }: Props) {
  const { t, i18n } = useTranslation()
  const { money, number, decimal } = useFormat()
  return (
    <tr>
      <th scope="row">
        <span className={`dot ${channel.colour}`} aria-hidden /> {channel.name}
      </th>
      {slots.map((slot, column) => {
        const cell = cellKey(channel.id, slot)
        const typed = cells.draft[cell]
        const { own, foreign = [] } = held.get(cell) ?? {}
        return (
          <td key={slot} className={css.cell}>
            <input
              inputMode="decimal"
              autoComplete="off"
              placeholder="—"
              data-cell={`${row}:${column}`}
              aria-label={`${channel.name}, ${labelOf(slot)}`}
              aria-invalid={typed !== undefined && cells.read(typed) === undefined}
              value={typed ?? (own === undefined ? '' : decimal(Number(own)))}
              readOnly={typed === undefined && isLocked(cell)}
              title={isLocked(cell) ? t('sources.costs.locked') : undefined}
              onFocus={({ currentTarget }) => currentTarget.select()}
              onChange={({ currentTarget }) => cells.type(cell, currentTarget.value)}
              onBlur={() => typed !== undefined && void cells.commit({ [cell]: typed })}
              onKeyDown={(event) => onKey(event, column, cell)}
              onPaste={(event) => paste(event, column)}
            />
            <Foreign amounts={foreign} />
          </td>
        )
      })}
      <td className={css.result}>{result ? number(result.leads.leads) : '—'}</td>
      <td>{result?.cost_per_lead ? money(result.cost_per_lead) : '—'}</td>
      <td>{result ? money(result.revenue.sum) : '—'}</td>
      <td className="m">{percentOf(result?.romi, i18n.language)}</td>
    </tr>
  )

  /** A cell with amounts in another currency, which the server refuses to overwrite. */
  function isLocked(cell: string): boolean {
    return (held.get(cell)?.foreign.length ?? 0) > 0
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>, column: number, cell: string): void {
    const { key, currentTarget, shiftKey } = event
    const isWhole = currentTarget.selectionStart === 0 && currentTarget.selectionEnd === currentTarget.value.length
    if (key === 'Escape') {
      cells.forget(cell)
      return
    }
    const step = key === 'Enter' ? [shiftKey ? -1 : 1, 0] : steps[key]
    if (!step || (step[1] !== 0 && !isWhole)) return
    event.preventDefault()
    const next = currentTarget
      .closest('table')
      ?.querySelector<HTMLInputElement>(`[data-cell="${row + (step[0] ?? 0)}:${column + (step[1] ?? 0)}"]`)
    if (next) next.focus()
    else if (key === 'Enter') currentTarget.blur()
  }

  function paste(event: ClipboardEvent<HTMLInputElement>, column: number): void {
    const rows = cellsIn(event.clipboardData.getData('text/plain'))
    if (rows.length === 1 && rows[0]?.length === 1) return
    event.preventDefault()
    const pasted: CellDraft = {}
    for (const [down, texts] of rows.entries())
      for (const [right, text] of texts.entries()) {
        const [target, slot] = [channels[row + down], slots[column + right]]
        if (target && slot && !isLocked(cellKey(target.id, slot))) pasted[cellKey(target.id, slot)] = text.trim()
      }
    void cells.commit(pasted)
  }
}

/** Amounts in other currencies than that of the project. */
export function Foreign({ amounts }: { amounts: Cell['foreign'] }) {
  const { decimal } = useFormat()
  return amounts.map(({ amount, currency }) => (
    <span key={currency} className={css.foreign}>
      {`+ ${decimal(Number(amount))} ${currency}`}
    </span>
  ))
}

/** The steps (rows, columns) of a key. */
const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}
