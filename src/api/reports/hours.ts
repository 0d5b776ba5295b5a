import Type from 'typebox'
import { PeriodSchema, writePeriod } from '../../json/period.ts'
import { checkRepeated, figureJson, writeFigure } from '../../json/report.ts'
import { readSelection, selectionQuery } from '../leads/selection.ts'
import { examples } from './examples.ts'
import { asking, seconds } from './figures.ts'
import { type Arrivals, hoursOf } from './report-hours.ts'
import { reports } from './reports.ts'

const arrivals = {
  leads: figureJson,
  responded: figureJson,
  median_response: seconds('Median time until a member first opened or changed a lead'),
}
const weekday = Type.Integer({ description: '1 is Monday, 7 is Sunday' })
const hour = Type.Integer({ description: '0 to 23' })

export const getHoursReport = reports.get('getHoursReport', '/hours', {
  access: 'read, contractors',
  allowsStaleReads: true,
  summary: 'Get the report by hours',
  description:
    'Leads by weekday and hour of creation, in the time zone of the project, and the response time: for each hour of the week, each weekday and each hour of the day that has leads.',
  query: Type.Object(selectionQuery),
  answers: {
    200: Type.Object({
      period: PeriodSchema,
      items: Type.Array(Type.Object({ weekday, hour, ...arrivals })),
      weekdays: Type.Array(Type.Object({ weekday, ...arrivals })),
      hours: Type.Array(Type.Object({ hour, ...arrivals })),
      total: Type.Object(arrivals),
    }),
  },
  refuses: ['too-long'],
  example: examples.hours,
  async handle({ store, viewer, project, query, now, signal }) {
    const { period, filter } = readSelection(query, project, now)
    const { cells, weekdays, hours, total } = await hoursOf(asking(store, viewer, signal), { period, filter })
    checkRepeated(filter, 2 * (cells.length + weekdays.length + hours.length + 1))
    const write = ({ leads, responded, median }: Arrivals) => ({
      leads: writeFigure(leads, project.timeZone),
      responded: writeFigure(responded, project.timeZone),
      median_response: median,
    })
    return {
      period: writePeriod(period),
      items: cells.map((each) => ({ weekday: each.weekday, hour: each.hour, ...write(each) })),
      weekdays: weekdays.map((each) => ({ weekday: each.weekday, ...write(each) })),
      hours: hours.map((each) => ({ hour: each.hour, ...write(each) })),
      total: write(total),
    }
  },
})
