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

/**
 * The newest own job of these kinds, when it failed: what it did, why it ended, and an undo. It stays, also over reloads, until it is
 * dismissed or another job is begun.
 */
export function FailedJob({ kinds }: { kinds: [Job['kind'], ...Job['kind'][]] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const textOf = useJobText()
  const [job] = useOwnJobs(...kinds)
  const [dismissed, setDismissed] = useLocalStorage({
    key: `zayavka.failed-job.${project}.${kinds[0]}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  })
  if (job?.state !== 'failed' || job.id === dismissed) return null
  const { changed, total, reason, undo: token } = job
  const dismiss = () => setDismissed(job.id)
  return (
    <section className={`pop ${css.failed}`} role="alert">
      <IconAlertTriangle className="i" aria-hidden />
      <div>
        <h3>{t(`job.failed.${job.kind}`)}</h3>
        <p>
          <span className="num">{format.moment(job.created_at)}</span> ·{' '}
          {t('job.changed', { count: changed, number: format.number(changed), total: format.number(total) })}
        </p>
        {reason && (
          <p>
            {reason.code === 'fault' ? t('job.fault') : translateProblem(t, reason.code, reason.params, reason.detail)}
          </p>
        )}
        {token && (
          <div className={css.actions}>
            <button
              type="button"
              className="btn s"
              onClick={() => void undo({ project, token }, textOf(job)).then(dismiss)}
            >
              {t('job.undo')}
            </button>
          </div>
        )}
      </div>
      <button type="button" className="ib" title={t('job.dismiss')} aria-label={t('job.dismiss')} onClick={dismiss}>
        <IconX className="i" aria-hidden />
      </button>
    </section>
  )
}
