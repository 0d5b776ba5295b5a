import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { leadCount } from '../api/leads.ts'
import { useProjectId } from '../api/session.ts'
import { useFormat } from '../ui/format.ts'
import { queryOf, useView } from '../view.ts'
import css from './view-bar.module.css'

/** Shows that a search has more matches outside the period, so that an old customer is found. `total` is the number within the period. */
export function OutsidePeriod({ total }: { total: number | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const [view, change] = useView()
  const isNarrow = view.q !== '' && view.period !== 'all'
  const { data } = useQuery({ ...leadCount(project, { ...queryOf(view), period: 'all' }), enabled: isNarrow })
  if (!isNarrow || !data || total === undefined || data.total <= total) return null
  return (
    <p className={css.outside} role="status">
      <span>{t('view.outside', { count: data.total, number: format.number(data.total) })}</span>
      <button type="button" className="link" onClick={() => change({ period: 'all' })}>
        {t('view.showOutside')}
      </button>
    </p>
  )
}
