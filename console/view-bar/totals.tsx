import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/format.ts'

/** How many leads the view has, and what they are worth: exact, and always in sight. */
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
