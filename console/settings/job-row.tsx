import { useTranslation } from 'react-i18next'
import { isRunning, useStopJob } from '../api/jobs.ts'
import { useProjectId } from '../api/session.ts'
import type { Job } from '../api/types.ts'
import { undoTime } from '../api/undo-time.ts'
import { useJobText } from '../jobs/use-job-text.ts'
import { useActorName } from '../lead/timeline/use-actor-name.ts'
import { useFormat } from '../ui/format.ts'
import { translateProblem } from '../ui/problem-text.ts'
import { showError, undo } from '../ui/toasts.tsx'
import listBox from './list-box.module.css'
import css from './settings.module.css'

/** One job in a list: its work, its author, its time, its progress, the reason of a failure, and its undo. */
export function JobRow({ job, canChange }: { job: Job; canChange: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const actorOf = useActorName()
  const textOf = useJobText()
  const project = useProjectId()
  const { mutate: stop } = useStopJob()
  const { total, reason, undo: token, undone_at } = job
  const what = textOf(job)
  const who = actorOf(job.created_by).label ?? t('bin.byDesk')
  const done = job.changed + (isRunning(job) ? job.skipped : 0)
  const numbers = { count: done, number: format.number(done), total: format.number(total) }
  const canUndo = canChange && token && !undone_at && Date.now() - Date.parse(job.created_at) < undoTime
  return (
    <li>
      <span className={listBox.what}>
        <span className="m cut">{what}</span>
        <small>
          {format.moment(job.created_at)} · {who} ·{' '}
          {isRunning(job)
            ? t('job.progress', { done: numbers.number, total: numbers.total })
            : t('job.changed', numbers)}
          {job.state !== 'done' && !isRunning(job) && ` ${t(`jobs.state.${job.state}`)}`}
          {undone_at && ` ${t('jobs.undone', { when: format.moment(undone_at) })}`}
        </small>
        {isRunning(job) && <progress className={css.bar} max={total} value={done} aria-label={what} />}
        {reason && (
          <small className={css.reason}>
            {reason.code === 'fault' ? t('job.fault') : translateProblem(t, reason.code, reason.params, reason.detail)}
          </small>
        )}
      </span>
      {canChange && isRunning(job) && (
        <button
          type="button"
          className="btn s"
          aria-label={`${t('job.stop')}: ${what}`}
          onClick={() => stop(job.id, { onError: showError })}
        >
          {t('job.stop')}
        </button>
      )}
      {canUndo && !isRunning(job) && (
        <button
          type="button"
          className="btn s"
          aria-label={`${t('undo')}: ${what}`}
          onClick={() => void undo({ project, token }, what)}
        >
          {t('undo')}
        </button>
      )}
    </li>
  )
}
