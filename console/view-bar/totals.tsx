import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/format.ts'

/** The exact count and sum of the view. */
export function Totals({ total, sum }: { total: number | undefined; sum: string | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (total === undefined) return <span className="totals sk" style={{ width: 160 }} />
  return (
    <span className="totals" role="status">
      <span>
        <b>{format.number(total)}</b> {t('view.leads', { count: total })}
      </span>
      {sum !== undefined && <b>{format.money(sum)}</b>}
    </span>
  )
}
