import { setImmediate } from 'node:timers/promises'
import Type, { type Static } from 'typebox'
import { bucketsOf, units, wholeDays } from '../../domain/days.ts'
import { isAllTime } from '../../domain/period.ts'
import { refusal } from '../../domain/refusal.ts'
import { PeriodSchema, writePeriod } from '../../json/period.ts'
import { checkRepeated, figureJson, writeDaysOrAll, writeFigure } from '../../json/report.ts'
import { readSelection, selectionQuery } from '../leads/selection.ts'
import { examples } from './examples.ts'
import { asking } from './figures.ts'
import { type Bucket, seriesOf } from './report-series.ts'
import { reports } from './reports.ts'

const bucketJson = Type.Object({
  period: Type.String({ description: 'Its days', examples: ['2024-02-05..2024-02-11'] }),
  leads: figureJson,
  statuses: Type.Array(Type.Object({ id: Type.String(), ...figureJson.properties }), {
    description: 'The same leads by their present status, in the order of the board; statuses without any are omitted',
  }),
  revenue: figureJson,
})
const most = 1_500
/** How many buckets are written before other requests get a turn. */
const slice = 100

export const getSeriesReport = reports.get('getSeriesReport', '/series', {
  access: 'read, contractors',
  allowsStaleReads: true,
  summary: 'Get the series',
  description: `Leads and revenue by day, week (from Monday) or month, in the time zone of the project. Every bucket is listed; those at the ends are cut to the period. All time starts with the first lead. At most ${most} buckets.`,
  query: Type.Object({
    ...selectionQuery,
    unit: Type.Optional(Type.Enum([...units], { description: 'Default day' })),
  }),
  answers: { 200: Type.Object({ period: PeriodSchema, unit: Type.Enum([...units]), items: Type.Array(bucketJson) }) },
  refuses: ['too-many-buckets', 'too-long'],
  example: examples.series,
  async handle({ store, viewer, project, query, now, signal }) {
    const { period, filter } = readSelection(query, project, now)
    const unit = query.unit ?? 'day'
    const span = isAllTime(period) ? (await store.read('span', viewer, filter)).all : period
    const buckets = span ? bucketsOf(wholeDays(span, project.timeZone), unit, project.timeZone, most) : []
    if (!buckets) throw refusal('too-many-buckets', { limit: most }, 'unit')
    const statuses = await store.statuses.of(project.id)
    checkRepeated(filter, buckets.length * (2 + statuses.length))
    const series = await seriesOf(asking(store, viewer, signal), { filter, statuses }, buckets)
    const items: Static<typeof bucketJson>[] = []
    for (const each of series) if (items.push(writeBucket(each, project.timeZone)) % slice === 0) await setImmediate()
    return { period: writePeriod(period), unit, items }
  },
})

function writeBucket({ period, leads, statuses, revenue }: Bucket, timeZone: string): Static<typeof bucketJson> {
  return {
    period: writeDaysOrAll(period, timeZone),
    leads: writeFigure(leads, timeZone),
    statuses: statuses.map(({ status, figure }) => ({ id: String(status.id), ...writeFigure(figure, timeZone) })),
    revenue: writeFigure(revenue, timeZone),
  }
}
