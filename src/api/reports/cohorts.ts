import Type from 'typebox'
import { bucketsOf, wholeDays } from '../../domain/days.ts'
import { isAllTime, type Period } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import { refusal } from '../../domain/refusal.ts'
import { PeriodSchema, writePeriod } from '../../json/period.ts'
import { figureJson, writeDaysOrAll, writeFigure } from '../../json/report.ts'
import { readSelection, selectionQuery } from '../leads/selection.ts'
import { examples } from './examples.ts'
import { asking } from './figures.ts'
import { cohortsOf } from './report-cohorts.ts'
import { reports } from './reports.ts'

const cohortJson = Type.Object({
  period: Type.String({ description: 'Its days', examples: ['2024-02-01..2024-02-29'] }),
  leads: figureJson,
  paid: figureJson,
  months: Type.Array(
    Type.Object({
      months: Type.Integer({
        description: 'Calendar months from creation to payment; negative when it was paid before',
      }),
      ...figureJson.properties,
    }),
    { description: 'The paid ones by the month of payment, those that have any' },
  ),
})
const most = 240

export const getCohortsReport = reports.get('getCohortsReport', '/cohorts', {
  access: 'read, contractors',
  mayBeLate: true,
  summary: 'See when leads are paid',
  description: `Leads by month of creation, none left out, and by how many months later they were paid. The months are cut where the period ends; all time begins with the first lead. No more than ${most}.`,
  query: Type.Object(selectionQuery),
  answers: { 200: Type.Object({ period: PeriodSchema, items: Type.Array(cohortJson) }) },
  refuses: ['too-many-buckets'],
  example: examples.cohorts,
  async handle({ store, viewer, project, query, now, gone }) {
    const { period, filter } = readSelection(query, project, now)
    const span = await store.read('span', viewer, undefined)
    const paidIn = monthsOf(span, project)
    const buckets = isAllTime(period) ? paidIn : monthsOf(period, project)
    const statuses = await store.statuses.of(project.id)
    const months = { buckets, paidIn, timeZone: project.timeZone }
    const cohorts = await cohortsOf(asking(store, viewer, gone), { filter, statuses }, months)
    const write = (figure: Parameters<typeof writeFigure>[0]) => writeFigure(figure, project.timeZone)
    const items = cohorts.map((cohort) => ({
      period: writeDaysOrAll(cohort.period, project.timeZone),
      leads: write(cohort.leads),
      paid: write(cohort.paid),
      months: cohort.months.map(({ months, figure }) => ({ months, ...write(figure) })),
    }))
    return { period: writePeriod(period), items }
  },
})

function monthsOf(period: Period | null, { timeZone }: Project): Period[] {
  const months = period ? bucketsOf(wholeDays(period, timeZone), 'month', timeZone, most) : []
  if (!months) throw refusal('too-many-buckets', { limit: most }, 'period')
  return months
}
