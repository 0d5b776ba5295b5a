import { useTranslation } from 'react-i18next'
import { useExportPages } from '../api/exports.ts'
import { useJobPages } from '../api/jobs.ts'
import { canManageProject, useProject } from '../api/session.ts'
import { useActorName } from '../lead/timeline/use-actor-name.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useFormat } from '../ui/format.ts'
import { More } from '../ui/more.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { JobRow } from './job-row.tsx'
import listBox from './list-box.module.css'
import css from './settings.module.css'

/** Jobs on many leads of the last 30 days with their undo, and for owners and managers the exports. */
export default function Operations() {
  const { t } = useTranslation()
  const { role } = useProject()
  const pages = useJobPages()
  const items = pages.data?.pages.flatMap((page) => page.items)
  return (
    <section aria-labelledby="operations-title">
      <h2 id="operations-title">{t('settings.part.operations')}</h2>
      <p className={css['lead-in']}>{t('jobs.about')}</p>
      {pages.error && !items ? (
        <ErrorPanel error={pages.error} reset={() => void pages.refetch()} />
      ) : !items ? (
        <Skeleton rows={4} />
      ) : items.length === 0 ? (
        <p className="t2">{t('jobs.empty')}</p>
      ) : (
        <ul className={`${listBox.box} ${listBox.wrapping}`} aria-label={t('settings.part.operations')}>
          {items.map((job) => (
            <JobRow key={job.id} job={job} canChange={role !== 'viewer'} />
          ))}
        </ul>
      )}
      <More pages={pages} />
      {canManageProject(role) && <Exports />}
    </section>
  )
}

function Exports() {
  const { t } = useTranslation()
  const format = useFormat()
  const actorOf = useActorName()
  const pages = useExportPages()
  const items = pages.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <h3>{t('jobs.exports')}</h3>
      {pages.error && !items ? (
        <ErrorPanel error={pages.error} reset={() => void pages.refetch()} />
      ) : !items ? (
        <Skeleton rows={2} />
      ) : items.length === 0 ? (
        <p className="t2">{t('jobs.noExports')}</p>
      ) : (
        <ul className={`${listBox.box} ${listBox.wrapping}`} aria-label={t('jobs.exports')}>
          {items.map(({ number, at, actor, details }) => (
            <li key={number}>
              <span className={listBox.what}>
                <span className="m cut">
                  {t('jobs.export', { format: String(details.format).toUpperCase() })}
                  <span className="t2"> · {t(details.filtered ? 'jobs.filtered' : 'jobs.unfiltered')}</span>
                </span>
                <small>
                  {format.moment(at)} · {actorOf(actor).label ?? t('bin.byDesk')}
                </small>
              </span>
            </li>
          ))}
        </ul>
      )}
      <More pages={pages} />
    </>
  )
}
