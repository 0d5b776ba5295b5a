import type { Route } from '../door/route.ts'
import { getChannelsReport } from './channels.ts'
import { getCohortsReport } from './cohorts.ts'
import { getFunnelReport } from './funnel.ts'
import { getHoursReport } from './hours.ts'
import { getPeopleReport } from './people.ts'
import { getSeriesReport } from './series.ts'
import { getSourcesReport } from './sources.ts'
import { getSummaryReport } from './summary.ts'
import type { ReportName } from './tables.ts'

/** The route of each report, for its file and for agents. */
export const reportRoutes = {
  summary: getSummaryReport,
  series: getSeriesReport,
  sources: getSourcesReport,
  channels: getChannelsReport,
  funnel: getFunnelReport,
  people: getPeopleReport,
  hours: getHoursReport,
  cohorts: getCohortsReport,
} satisfies Record<ReportName, Route>
