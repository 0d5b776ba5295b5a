import { useTranslation } from 'react-i18next'
import { useAssignment } from '../api/assignment.ts'
import { useWorkingTime } from '../api/working-time.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { AssignmentForm } from './assignment-form.tsx'
import css from './settings.module.css'
import { WorkingTimeForm } from './working-time-form.tsx'

/** The response time, and who gets a new lead. */
export default function SpeedPart() {
  const { t } = useTranslation()
  const time = useWorkingTime()
  const assignment = useAssignment()
  const failed = [time, assignment].find(({ error, data }) => error && !data)
  return (
    <section aria-labelledby="speed-title">
      <h2 id="speed-title">{t('settings.part.speed')}</h2>
      <p className={css['lead-in']}>{t('settings.speed.about')}</p>
      {failed ? (
        <ErrorPanel error={failed.error as Error} reset={() => void failed.refetch()} />
      ) : time.data && assignment.data ? (
        <>
          <WorkingTimeForm settings={time.data} />
          <h2>{t('settings.assignment.part')}</h2>
          <p className={css['lead-in']}>{t('settings.assignment.about')}</p>
          <AssignmentForm settings={assignment.data} />
        </>
      ) : (
        <Skeleton rows={6} />
      )}
    </section>
  )
}
