import { useTranslation } from 'react-i18next'
import { useFunnel } from '../../api/reports.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { queryOf, useView } from '../../view.ts'
import { ViewError } from '../../view-bar/view-error.tsx'
import { EmptyReport } from '../empty.tsx'
import css from '../reports.module.css'
import { Lost } from './lost.tsx'
import { Steps } from './steps.tsx'

/** The funnel: how far leads get, how long they stay in each status, and where and why they are lost. */
export default function FunnelReport() {
  const { t } = useTranslation()
  const [view] = useView()
  const { data, error, refetch, isOld } = useFunnel(queryOf(view))
  if (error && !data) return <ViewError error={error} title={t('reports.failed')} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  const { progress, paid, canceled } = data.types
  const all = progress.leads + paid.leads + canceled.leads
  if (all === 0) return isOld ? <Skeleton /> : <EmptyReport />
  return (
    <div className={css.two}>
      <Steps funnel={data} all={all} isOld={isOld} />
      <Lost funnel={data} isOld={isOld} />
    </div>
  )
}
