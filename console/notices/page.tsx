import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useNoticeBots, useNoticeLinks, useNoticeSettings } from '../api/notices.ts'
import { canManageProject, useProject } from '../api/session.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Mine } from './mine.tsx'
import css from './notices.module.css'

const Project = lazy(() => import('./project.tsx'))

const whose = ['mine', 'project'] as const

/** The notices of the member, and for those who manage the project its settings for everybody. */
export default function Notices() {
  const { t } = useTranslation()
  const { role } = useProject()
  const search = useSearch({ strict: false }) as { of?: string }
  const navigate = useNavigate()
  const mayManage = canManageProject(role)
  const of = mayManage && search.of === 'project' ? 'project' : 'mine'
  return (
    <section aria-labelledby="notices-title" data-wide className={css.page}>
      <header className={css.top}>
        <div className="grow">
          <h2 id="notices-title">{t('settings.part.notices')}</h2>
          <p className="t2">{t(`notices.about.${of}`)}</p>
        </div>
        {mayManage && (
          <Segments
            label={t('notices.whose')}
            values={whose}
            chosen={of}
            say={(each) => t(`notices.of.${each}`)}
            choose={(each) => void navigate({ to: '.', search: (each === 'mine' ? {} : { of: each }) as never })}
          />
        )}
      </header>
      {of === 'mine' ? (
        <Own />
      ) : (
        <Suspense fallback={<Skeleton rows={6} />}>
          <Project />
        </Suspense>
      )}
    </section>
  )
}

function Own() {
  const settings = useNoticeSettings()
  const links = useNoticeLinks()
  const bots = useNoticeBots()
  const failed = [settings, links, bots].find(({ error, data }) => error && !data)
  if (failed) return <ErrorPanel error={failed.error as Error} reset={() => void failed.refetch()} />
  if (!settings.data || !links.data || !bots.data) return <Skeleton rows={6} />
  const { data } = settings
  return <Mine settings={data} links={links.data.items} bots={bots.data.items} />
}
