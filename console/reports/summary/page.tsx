import { useTranslation } from 'react-i18next'
import { ViewError } from '../../view-bar/view-error.tsx'
import { useChoice } from '../choice.ts'
import { useComparedSummary } from '../compared.ts'
import { EmptyReport } from '../empty.tsx'
import css from '../reports.module.css'
import { ByChannel } from './by-channel.tsx'
import { KeyFigures } from './key-figures.tsx'
import { OverTime } from './over-time.tsx'
import { ShortFunnel } from './short-funnel.tsx'

/** Key figures, leads over time by status, channels and the funnel. */
export default function SummaryReport() {
  const { t } = useTranslation()
  const [{ against }] = useChoice()
  const { data, error, refetch, isOld } = useComparedSummary()
  if (error && !data) return <ViewError error={error} title={t('reports.failed')} retry={() => void refetch()} />
  const isEmpty = data?.leads.leads === 0 && data.revenue.leads === 0 && !data.before?.leads.leads
  if (isEmpty && !isOld) return <EmptyReport />
  return (
    <>
      <KeyFigures now={data} before={against === 'none' ? null : (data?.before ?? null)} isOld={isOld} />
      <OverTime />
      <div className={css.two}>
        <ByChannel />
        <ShortFunnel />
      </div>
    </>
  )
}
