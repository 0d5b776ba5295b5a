import { useParams } from '@tanstack/react-router'
import { type ReactNode, Suspense, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitle } from '../shell/title.ts'
import { NotFound } from '../ui/not-found.tsx'
import { Scrollable } from '../ui/scrollable.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { DefaultPeriod } from '../view.ts'
import { ViewBar } from '../view-bar/view-bar.tsx'
import { ChannelsComparison, SummaryComparison } from './comparison-menu.tsx'
import { ExportMenu } from './export-menu.tsx'
import { ListAddress, useFollowedLinks, useMadeAddress } from './listed.ts'
import css from './reports.module.css'
import { type ReportName, reports } from './reports.ts'
import { ReportTabs } from './tabs.tsx'

/** The reports that can be compared with another period. */
const beside: Partial<Record<ReportName, ReactNode>> = {
  summary: <SummaryComparison />,
  channels: <ChannelsComparison />,
}

/** The reports on the leads of one view. */
export default function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.reports'))
  const { report } = useParams({ strict: false }) as { report: string }
  const here = reports.find(({ name }) => name === report)
  if (!here) return <NotFound title={t('reports.none')} />
  return (
    <DefaultPeriod value={here.name === 'cohorts' ? 'this-year' : 'this-month'}>
      <ViewBar title={t('nav.reports')} tabs={<ReportTabs />} beside={beside[here.name]} actions={<ExportMenu />} />
      <Body name={here.name}>
        <here.page />
      </Body>
    </DefaultPeriod>
  )
}

function Body({ name, children }: { name: ReportName; children: ReactNode }) {
  const { t } = useTranslation()
  const frame = useRef<HTMLElement>(null)
  const address = useMadeAddress()
  useFollowedLinks(frame)
  return (
    <ListAddress value={address}>
      <Scrollable className={css.report} ref={frame} label={t(`reports.name.${name}`)}>
        <Suspense fallback={<Skeleton />}>{children}</Suspense>
      </Scrollable>
    </ListAddress>
  )
}
