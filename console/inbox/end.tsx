import { useTranslation } from 'react-i18next'
import type { ReceiptEnd } from '../api/types.ts'
import css from './end.module.css'

/** The outcome of a receipt: a square and a word. Outcomes are no statuses, so they are no pills. */
export function End({ end, children }: { end: ReceiptEnd | null; children?: React.ReactNode }) {
  const { t } = useTranslation()
  const known = end ?? 'waiting'
  return (
    <span className={css.end}>
      <span className={css.square} data-end={known} />
      {t(`receipt.end.${known}`)}
      {children}
    </span>
  )
}
