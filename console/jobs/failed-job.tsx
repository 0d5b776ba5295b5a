import { useLocalStorage } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useOwnJobs } from '../api/jobs.ts'
import { useProjectId } from '../api/session.ts'
import type { Job } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { IconAlertTriangle, IconX } from '../ui/icons.ts'
import { translateProblem } from '../ui/problem-text.ts'
import { undo } from '../ui/toasts.tsx'
import css from './jobs.module.css'
import { useJobText } from './use-job-text.ts'

/** The newest own job of these kinds, if it failed. It is shown until another one is started. */
export function FailedJob({ kinds }: { kinds: [Job['kind'], ...Job['kind'][]] }) {
  const { t } = useTranslation()
  const [job] = useOwnJobs(...kinds)
  return job?.state === 'failed' && <FailureNotice job={job} place={kinds[0]} title={t(`job.failed.${job.kind}`)} />
}

type NoticeProps = {
  job: Job
  /** A place such as a kind, at which one job is dismissed at a time. */
  place: string
  title: string
  /** Starts the same again. */
  again?: () => void
}

/** A failed job: its result, the reason of its end, an undo or another try. It is shown, even after a reload, until it is dismissed. */
export function FailureNotice({ job, place, title, again }: NoticeProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const textOf = useJobText()
  const [dismissed, setDismissed] = useLocalStorage({
    key: `zayavka.failed-job.${project}.${place}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  })
  if (job.id === dismissed) return null
  const { changed, total, reason, undo: token } = job
  const dismiss = () => setDismissed(job.id)
  return (
    <section className={`pop ${css.failed}`} role="alert">
      <IconAlertTriangle className="i" aria-hidden />
      <div>
        <h3>{title}</h3>
        <p>
          <span className="num">{format.moment(job.created_at)}</span> ·{' '}
          {t('job.changed', { count: changed, number: format.number(changed), total: format.number(total) })}
        </p>
        {reason && (
          <p>
            {reason.code === 'fault' ? t('job.fault') : translateProblem(t, reason.code, reason.params, reason.detail)}
          </p>
        )}
        {(token || again) && (
          <div className={css.actions}>
            {token && (
              <button
                type="button"
                className="btn s"
                onClick={() => void undo({ project, token }, textOf(job)).then(dismiss)}
              >
                {t('job.undo')}
              </button>
            )}
            {again && (
              <button type="button" className="btn s" onClick={again}>
                {t('failed.again')}
              </button>
            )}
          </div>
        )}
      </div>
      <button type="button" className="ib" title={t('job.dismiss')} aria-label={t('job.dismiss')} onClick={dismiss}>
        <IconX className="i" aria-hidden />
      </button>
    </section>
  )
}
