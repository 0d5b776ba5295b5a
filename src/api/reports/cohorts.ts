import { setImmediate } from 'node:timers/promises'
import Type, { type Static } from 'typebox'
import { bucketsOf, wholeDays } from '../../domain/days.ts'
import { isAllTime, type Period } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import { refusal } from '../../domain/refusal.ts'
import { PeriodSchema, writePeriod } from '../../json/period.ts'
import { checkRepeated, figureJson, writeDaysOrAll, writeFigure } from '../../json/report.ts'
import { readSelection, selectionQuery } from '../leads/selection.ts'
import { examples } from './examples.ts'
import { asking } from './figures.ts'
import { type Cohort, cohortsOf } from './report-cohorts.ts'
import { reports } from './reports.ts'

const cohortJson = Type.Object({
  period: Type.String({ description: 'Its days', examples: ['2024-02-01..2024-02-29'] }),
  leads: figureJson,
  paid: figureJson,
  months: Type.Array(
    Type.Object({
      months: Type.Integer({
        description: 'Calendar months from creation to payment; negative if it was paid before',
      }),
      ...figureJson.properties,
    }),
    { description: 'Paid leads by month of payment; months without any are omitted' },
  ),
})
const most = 240
/** The maximum of months with payments. It is high so that one lead with a wrong date, as of 1900, does not make the report fail. */
const mostPaidIn = 1_600

export const getCohortsReport = reports.get('getCohortsReport', '/cohorts', {
  access: 'read, contractors',
  allowsStaleReads: true,
  summary: 'Get the cohort report',
  description: `Leads by month of creation, and by the number of months until payment. Every month is listed. The months are cut at the ends of the period; all time starts with the first lead. At most ${most} months.`,
  query: Type.Object(selectionQuery),
  answers: { 200: Type.Object({ period: PeriodSchema, items: Type.Array(cohortJson) }) },
  refuses: ['too-many-buckets', 'too-long'],
  example: examples.cohorts,
  async handle({ store, viewer, project, query, now, signal }) {
    const { period, filter } = readSelection(query, project, now)
    const span = await store.read('span', viewer, filter)
    const buckets = monthsOf(isAllTime(period) ? span.all : period, project, most)
    const paidIn = span.paid ? monthsOf(span.paid, project, mostPaidIn) : buckets
    const statuses = await store.statuses.of(project.id)
    const months = { buckets, paidIn, timeZone: project.timeZone }
    const cohorts = await cohortsOf(asking(store, viewer, signal), { filter, statuses }, months)
    checkRepeated(
      filter,
      cohorts.reduce((count, { months }) => count + 2 + months.length, 0),
    )
    const items: Static<typeof cohortJson>[] = []
    for (const cohort of cohorts) {
      items.push(writeCohort(cohort, project))
      await setImmediate() // a cohort has up to one figure per month
    }
    return { period: writePeriod(period), items }
  },
})

function writeCohort({ period, leads, paid, months }: Cohort, { timeZone }: Project): Static<typeof cohortJson> {
  return {
    period: writeDaysOrAll(period, timeZone),
    leads: writeFigure(leads, timeZone),
    paid: writeFigure(paid, timeZone),
    months: months.map(({ months, figure }) => ({ months, ...writeFigure(figure, timeZone) })),
  }
}

function monthsOf(period: Period | null, { timeZone }: Project, limit: number): Period[] {
  const months = period ? bucketsOf(wholeDays(period, timeZone), 'month', timeZone, limit) : []
  if (!months) throw refusal('too-many-buckets', { limit }, 'period')
  return months
}
