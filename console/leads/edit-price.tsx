import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPriceInput, parsePriceInput } from '../lead/facts/price.ts'
import { useEditLead } from '../lead/use-edit-lead.ts'
import { useFormat } from '../ui/format.ts'
import css from './edit-price.module.css'
import type { Row } from './rows.ts'

/** The inline input of a price. Enter and blur save it, and so does scrolling the row away; Esc cancels. */
export function EditPrice({ row, end }: { row: Row; end(): void }) {
  const { t } = useTranslation()
  const [begun] = useState(row) // a change by somebody else meanwhile becomes a conflict
  const edit = useEditLead(begun)
  const format = useFormat()
  const [typed, setTyped] = useState(formatPriceInput(begun.price))
  const isOver = useRef(false)
  const price = typed.trim() === '' ? null : parsePriceInput(typed)
  const latest = useRef<() => void>(undefined)
  latest.current = typed === formatPriceInput(begun.price) ? undefined : () => finish(true)
  useEffect(() => () => latest.current?.(), [])

  return (
    <input
      className={css.price}
      value={typed}
      inputMode="decimal"
      aria-label={t('leads.column.price')}
      aria-invalid={price === undefined}
      // biome-ignore lint/a11y/noAutofocus: the member has just started this edit
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape' || (event.key === 'Enter' && price !== undefined)) {
          giveBack(event.currentTarget)
          finish(event.key === 'Enter')
        }
      }}
    />
  )

  function finish(keep: boolean): void {
    if (isOver.current) return
    isOver.current = true
    end()
    if (!keep || price === undefined || isSame(price, begun.price)) return
    const message =
      price === null
        ? t('card.told.cleared', { field: t('card.field.price') })
        : t('leads.told.price', { price: format.money(price) })
    void edit({ price }, message)
  }
}

/** Returns the focus to the cell, once it is rendered again. */
function giveBack(input: HTMLElement): void {
  const row = input.closest('tr')
  requestAnimationFrame(() => row?.querySelector<HTMLElement>('[data-act="price"]')?.focus({ preventScroll: true }))
}

function isSame(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : Number(one) === Number(other)
}
