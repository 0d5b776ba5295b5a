import { Link, useParams } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject } from '../api/session.ts'
import { ProjectSwitch } from '../shell/project-switch.tsx'
import { useTitle } from '../shell/title.ts'
import { NotFound } from '../ui/not-found.tsx'
import pageHead from '../ui/page-head.module.css'
import { Skeleton } from '../ui/skeleton.tsx'
import { useLeaveGuard } from '../ui/unsaved.ts'
import { useIsPhone } from '../ui/use-phone.ts'
import { partsFor } from './parts.ts'
import css from './settings.module.css'

/** The settings of the project and of the member, in sections. */
export default function Page() {
  const { t } = useTranslation()
  const { id, role } = useProject()
  const { part: section } = useParams({ strict: false }) as { part: string }
  const isPhone = useIsPhone()
  useTitle(t('nav.settings'))
  useLeaveGuard()
  const open = partsFor(role)
  const here = open.find(({ name }) => name === section)
  const Part = here?.part
  const sections = useRef<HTMLElement>(null)
  useEffect(() => {
    if (section)
      sections.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [section])
  return (
    <>
      <header className={isPhone ? pageHead['ph-head'] : pageHead.head}>
        <h1 className="grow">{t('nav.settings')}</h1>
        {isPhone && <ProjectSwitch isNarrow={false} />}
      </header>
      <div className={css.body}>
        <nav
          ref={sections}
          className={isPhone ? pageHead['ph-tabs'] : `${pageHead.tabs} ${css.rail}`}
          aria-label={t('settings.parts')}
        >
          {open.map((each) => (
            <Link
              key={each.name}
              className={pageHead.tab}
              to={`/p/${id}/settings/${each.name}`}
              aria-current={each.name === section ? 'page' : undefined}
              data-begins={'begins' in each || undefined}
            >
              {t(`settings.part.${each.name}`)}
            </Link>
          ))}
        </nav>
        <div className={css.settings}>
          {Part ? (
            <Suspense fallback={<Skeleton rows={6} />}>
              <Part />
            </Suspense>
          ) : (
            <NotFound title={t('settings.none')} />
          )}
        </div>
      </div>
    </>
  )
}
