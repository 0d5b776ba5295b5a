import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useProjectId } from '../api/session.ts'
import pageHead from '../ui/page-head.module.css'
import { useIsPhone } from '../ui/use-phone.ts'
import { reports } from './reports.ts'

/** The reports as tabs; each shows the open view. */
export function ReportTabs() {
  const { t } = useTranslation()
  const project = useProjectId()
  const { report } = useParams({ strict: false }) as { report: string }
  const search = useSearch({ strict: false })
  const isPhone = useIsPhone()
  const tabs = useRef<HTMLElement>(null)
  useEffect(() => {
    if (report) tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [report])
  return (
    <nav ref={tabs} className={isPhone ? pageHead['ph-tabs'] : pageHead.tabs} aria-label={t('reports.tabs')}>
      {reports.map(({ name }) => (
        <Link
          key={name}
          className={pageHead.tab}
          to={`/p/${project}/reports/${name}`}
          search={search as never}
          aria-current={name === report ? 'page' : undefined}
        >
          {t(`reports.name.${name}`)}
        </Link>
      ))}
    </nav>
  )
}
