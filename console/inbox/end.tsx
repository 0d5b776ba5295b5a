import { useTranslation } from 'react-i18next'
import type { ReceiptEnd } from '../api/types.ts'
import css from './end.module.css'

/** How a receipt ended: a square and a word. Ends are no statuses, so no pills. */
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
