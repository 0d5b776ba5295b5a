import { lazy } from 'react'

/** The reports in the order of their tabs. */
export const reports = [
  { name: 'summary', page: lazy(() => import('./summary/page.tsx')) },
  { name: 'channels', page: lazy(() => import('./channels/page.tsx')) },
  { name: 'funnel', page: lazy(() => import('./funnel/page.tsx')) },
  { name: 'people', page: lazy(() => import('./people/page.tsx')) },
  { name: 'hours', page: lazy(() => import('./hours/page.tsx')) },
  { name: 'cohorts', page: lazy(() => import('./cohorts/page.tsx')) },
] as const
export type ReportName = (typeof reports)[number]['name']

/** The tables that each report exports. */
export const exportsOf: Record<ReportName, readonly string[]> = {
  summary: ['summary', 'series'],
  channels: ['channels', 'sources'],
  funnel: ['funnel'],
  people: ['people'],
  hours: ['hours'],
  cohorts: ['cohorts'],
}
