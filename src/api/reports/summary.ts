import Type, { type Static } from 'typebox'
import { comparisons } from '../../domain/days.ts'
import { isAllTime } from '../../domain/period.ts'
import type { NamedPeriod } from '../../domain/period-names.ts'
import { PeriodSchema, writePeriod } from '../../json/period.ts'
import { figureJson, writeFigure } from '../../json/report.ts'
import { orNull } from '../../json/schemas.ts'
import { readSelection, selectionQuery } from '../leads/selection.ts'
import { examples } from './examples.ts'
import { asking, figures, namedBefore, writeFigures } from './figures.ts'
import { type Summary, summaries } from './report.ts'
import { reports } from './reports.ts'

const summaryJson = Type.Object({
  period: PeriodSchema,
  ...figures,
  responded: figureJson,
  median_response: orNull(
    Type.Integer({
      description:
        'Median time until a member first opened or changed a lead, in seconds, rounded down: to minutes above two minutes, to ten minutes above two hours, to hours above two days',
    }),
  ),
})

export const getSummaryReport = reports.get('getSummaryReport', '/summary', {
  access: 'read, contractors',
  allowsStaleReads: true,
  summary: 'Get the summary',
  description:
    'Leads created in the period, and how many of them are paid; revenue is of leads paid in it, whenever they were created. `before` is the previous period: the previous week, month or year, or else as many days before. While the period runs, `before` covers as many days as have passed. Null for all time.',
  query: Type.Object({
    ...selectionQuery,
    compare: Type.Optional(
      Type.Enum([...comparisons], {
        description: 'What `before` covers: the previous period, or the same days a year before; default previous',
      }),
    ),
  }),
  answers: { 200: Type.Object({ ...summaryJson.properties, before: orNull(summaryJson) }) },
  example: examples.summary,
  async handle({ store, viewer, project, query, now, signal }) {
    const { period, filter } = readSelection(query, project, now)
    const before = isAllTime(period) ? [] : [namedBefore(period, now, query.compare ?? 'previous')]
    const statuses = await store.statuses.of(project.id)
    const made = await summaries(asking(store, viewer, signal), { filter, statuses }, [period, ...before])
    const [first, second] = [period, ...before].map((each, index) => writeSummary(made[index] as Summary, each))
    return { ...(first as SummaryJson), before: second ?? null }
  },
})

type SummaryJson = Static<typeof summaryJson>

function writeSummary(summary: Summary, period: NamedPeriod): SummaryJson {
  return {
    period: writePeriod(period),
    ...writeFigures(summary, period.timeZone),
    responded: writeFigure(summary.response, period.timeZone),
    median_response: summary.response.median,
  }
}
