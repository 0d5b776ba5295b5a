import { useTranslation } from 'react-i18next'
import { withCondition } from '../../api/reports.ts'
import { queryOf, useView } from '../../view.ts'
import { Count } from '../count.tsx'
import css from './legend.module.css'
import type { StatusSeries } from './status-series.ts'

type Props = { series: StatusSeries[]; only: string | undefined; onChoose(status: string | undefined): void }

/** The statuses of a chart: a name fades the others, its number opens the list. */
export function Legend({ series, only, onChoose }: Props) {
  const { t } = useTranslation()
  const [view] = useView()
  return (
    <ul className={css.legend} aria-label={t('reports.legend')}>
      {series.map(({ status, total }) => {
        const filter = withCondition(view.filter, { field: 'status', operator: 'in', value: [status.id] })
        const list = { period: queryOf(view).period, filter }
        const isOnly = status.id === only
        return (
          <li key={status.id}>
            <button type="button" aria-pressed={isOnly} onClick={() => onChoose(isOnly ? undefined : status.id)}>
              <span className={`dot ${status.colour}`} />
              {status.name}
            </button>
            <Count of={{ leads: total, sum: '0', list }} />
          </li>
        )
      })}
    </ul>
  )
}
