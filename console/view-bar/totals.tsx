import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/format.ts'
import css from './view-bar.module.css'

/** The exact count and sum of the view. */
export function Totals({ total, sum }: { total: number | undefined; sum: string | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (total === undefined) return <span className={`${css.totals} sk`} style={{ width: 160 }} />
  return (
    <span className={css.totals} role="status">
      <span>
        <b>{format.number(total)}</b> {t('view.leads', { count: total })}
      </span>
      {sum !== undefined && <b>{format.money(sum)}</b>}
    </span>
  )
}
