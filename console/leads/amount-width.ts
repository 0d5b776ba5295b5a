import { useRef } from 'react'
import type { Format } from '../ui/format.ts'
import type { Row } from './rows.ts'

/** The width (px) of a digit or a currency sign, and of a space or a point. */
const [wide, narrow] = [8.5, 4]
/** The padding of a cell (px). */
const padding = 18

/** The width (px) that the amounts of all rows so far need. It only grows, so that nothing moves when scrolling back. */
export function useAmountWidth(rows: readonly (Row | undefined)[], { money }: Format): number {
  const widest = useRef(0)
  for (const row of rows) if (row?.price) widest.current = Math.max(widest.current, widthOf(money(row.price)))
  return widest.current
}

function widthOf(amount: string): number {
  return Math.ceil(Array.from(amount).reduce((sum, sign) => sum + (/[\s.,-]/.test(sign) ? narrow : wide), padding))
}
