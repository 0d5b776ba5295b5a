import { useTranslation } from 'react-i18next'
import type { Job as State } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import css from './selection-bar.module.css'

/** How far a bulk edit is; it goes on by itself, also when the page is left. */
export function JobProgress({ job, stop }: { job: State; stop(): void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const done = job.changed + job.skipped
  const told = t('leads.bulk.going', { done: format.number(done), total: format.number(job.total) })
  return (
    <div className={`pop selbar ${css.job}`} role="status">
      <span className="num">{told}</span>
      <progress max={job.total} value={done} aria-label={told} />
      <button type="button" className="btn quiet s" onClick={stop}>
        {t('leads.bulk.stop')}
      </button>
    </div>
  )
}
