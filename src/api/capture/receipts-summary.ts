import Type from 'typebox'
import { bucketsOf, hoursOf, type Unit, units, wholeDays } from '../../domain/days.ts'
import type { Period } from '../../domain/period.ts'
import { readPeriodName } from '../../domain/period-names.ts'
import { captureWays, noReceipts, type ReceiptCounts, receiptEnds } from '../../domain/receipt.ts'
import { PeriodSchema, writePeriod } from '../../json/period.ts'
import { moment } from '../../json/schemas.ts'
import { writeTime } from '../../json/values.ts'
import { readReceiptFilter, receipts, receiptsQuery, refuseMasked } from './receipts.ts'

const count = Type.Integer()
const ends = Object.fromEntries([...receiptEnds, 'waiting'].map((end) => [end, count])) as Record<
  keyof ReceiptCounts,
  typeof count
>
const spanUnits = ['hour', ...units] as const
type SpanUnit = 'hour' | Unit

export const getReceiptsSummary = receipts.get('getReceiptsSummary', '/summary', {
  access: 'read',
  summary: 'Count receipts',
  description:
    'Receipts by hour, day, week or month, depending on the period, and by end and way. The counts by end ignore the parameter `end`; the counts by way ignore `way`, `form` and `mapping`. All time starts with the first receipt.',
  query: Type.Object(receiptsQuery),
  answers: {
    200: Type.Object({
      period: PeriodSchema,
      unit: Type.Enum([...spanUnits]),
      ends: Type.Object(ends, { description: 'Receipts by end' }),
      in_quarantine: Type.Integer({ description: 'Receipts in quarantine, of all time' }),
      items: Type.Array(Type.Object({ from: moment('The first second'), to: moment('The last second'), ...ends })),
      ways: Type.Array(
        Type.Object({
          way: Type.Enum([...captureWays]),
          form: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'The id of the form' }),
          mapping: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'The name of the mapping' }),
          receipts: count,
        }),
        { description: 'Most receipts first; at most 100' },
      ),
    }),
  },
  refuses: ['unknown-period', 'receipts-hidden'],
  example: {
    query: { period: '2024-03-01..2024-03-03' },
    answer: {
      period: {
        name: '2024-03-01..2024-03-03',
        from: '2024-02-29T21:00:00Z',
        to: '2024-03-03T20:59:59Z',
        time_zone: 'Europe/Moscow',
      },
      unit: 'day',
      ends: { ...noReceipts, spam: 1, quarantine: 1 },
      in_quarantine: 1,
      items: [
        { from: '2024-02-29T21:00:00Z', to: '2024-03-01T20:59:59Z', ...noReceipts, spam: 1, quarantine: 1 },
        { from: '2024-03-01T21:00:00Z', to: '2024-03-02T20:59:59Z', ...noReceipts },
        { from: '2024-03-02T21:00:00Z', to: '2024-03-03T20:59:59Z', ...noReceipts },
      ],
      ways: [
        { way: 'in', form: null, mapping: 'tilda', receipts: 1 },
        { way: 'in', form: null, mapping: 'vk', receipts: 1 },
      ],
    },
  },
  async handle({ store, viewer, project, query, now }) {
    refuseMasked(viewer)
    const period = readPeriodName(query.period ?? 'all', project.timeZone, now)
    const filter = readReceiptFilter(query, project, now)
    const span = period.name === 'all' ? await store.receiptSummary.span(project.id) : period
    const { unit, buckets } = span ? bucketsFor(wholeDays(span, project.timeZone), project.timeZone) : nothing
    const { items, ways } = await store.read('receiptNumbers', viewer, { filter, buckets })
    return {
      period: writePeriod(period),
      unit,
      ends: sumOf(items),
      in_quarantine: await store.receiptPages.count(project.id, { end: 'quarantine' }),
      items: items.map((each, index) => ({ ...writeSpan(buckets[index] as Period), ...each })),
      ways: ways.map(({ form, n, ...each }) => ({ ...each, form: form === null ? null : String(form), receipts: n })),
    }
  },
})

const nothing: { unit: SpanUnit; buckets: Period[] } = { unit: 'day', buckets: [] }

/** The buckets of a chart of the period, by the finest unit that still gives few enough bars to tell apart. */
function bucketsFor(period: Period, timeZone: string): typeof nothing {
  const days = (period.to + 1 - period.from) / 86_400
  if (days <= 2) return { unit: 'hour', buckets: hoursOf(period) }
  const unit = days <= 62 ? 'day' : days <= 366 ? 'week' : 'month'
  return { unit, buckets: bucketsOf(period, unit, timeZone, 2_000) ?? [] }
}

function sumOf(items: readonly ReceiptCounts[]): ReceiptCounts {
  const sum = (end: keyof ReceiptCounts) => items.reduce((all, each) => all + each[end], 0)
  return {
    lead: sum('lead'),
    joined: sum('joined'),
    spam: sum('spam'),
    quarantine: sum('quarantine'),
    waiting: sum('waiting'),
  }
}

function writeSpan({ from, to }: Period): { from: string; to: string } {
  return { from: writeTime(from), to: writeTime(to) }
}
