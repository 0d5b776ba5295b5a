import { useTranslation } from 'react-i18next'
import type { Job } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import css from './jobs.module.css'

/** The progress of a job, which runs on the server whether the page is open or not. */
export function JobProgress({ job, stop }: { job: Job; stop(job: Job): void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const done = job.changed + job.skipped
  const label = t('job.progress', { done: format.number(done), total: format.number(job.total) })
  return (
    <div className={`pop ${css.job}`} role="status">
      <span className="num">{label}</span>
      <progress max={job.total} value={done} aria-label={label} />
      <button type="button" className="btn quiet s" onClick={() => stop(job)}>
        {t('job.stop')}
      </button>
    </div>
  )
}
