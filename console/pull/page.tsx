import { useTranslation } from 'react-i18next'
import { isPulling, usePulls } from '../api/pulls.ts'
import { canManageProject, useProject } from '../api/session.ts'
import { ImportHead } from '../import/head.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { NotFound } from '../ui/not-found.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Faults } from './faults.tsx'
import { PullForm } from './form.tsx'
import { Progress } from './progress.tsx'
import css from './pull.module.css'
import { Reports } from './reports.tsx'

/** The migration from the vendor: the key is entered once, then it runs by itself. */
export default function Page() {
  const { t } = useTranslation()
  const { role } = useProject()
  return (
    <>
      <ImportHead title={t('pull.title')} />
      {canManageProject(role) ? <Pulls /> : <NotFound title={t('failed.page')} />}
    </>
  )
}

function Pulls() {
  const { t } = useTranslation()
  const { data, error, refetch } = usePulls()
  const latest = data?.[0]
  if (error && !data) return <ErrorPanel error={error} reset={() => void refetch()} />
  if (!data) return <Skeleton rows={6} />
  return (
    <div className={css.page}>
      <section aria-labelledby="pull-title">
        <h2 id="pull-title">{t('pull.title')}</h2>
        <p className="t2">{t('pull.about')}</p>
      </section>
      {latest && <Progress pull={latest} />}
      {latest?.report && <Reports pull={latest} report={latest.report} />}
      {latest && latest.faults > 0 && <Faults pull={latest} />}
      {!(latest && isPulling(latest)) && <PullForm former={latest} />}
    </div>
  )
}
