import { useTranslation } from 'react-i18next'
import { useWorkingTime } from '../api/working-time.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import css from './settings.module.css'
import { WorkingTimeForm } from './working-time-form.tsx'

/** How soon people are to respond. */
export default function SpeedPart() {
  const { t } = useTranslation()
  const { data, error, refetch } = useWorkingTime()
  return (
    <section aria-labelledby="speed-title">
      <h2 id="speed-title">{t('settings.part.speed')}</h2>
      <p className={css['lead-in']}>{t('settings.speed.about')}</p>
      {data ? (
        <WorkingTimeForm key={data.version} settings={data} />
      ) : error ? (
        <ErrorPanel error={error} reset={() => void refetch()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </section>
  )
}
