import { monthNumber } from '../../domain/days.ts'
import { and, type Figure, figure, paid, paidWithin, type Tally } from '../../domain/figure.ts'
import type { Period } from '../../domain/period.ts'
import type { ReportQuery, TallySource } from './report.ts'

/** Leads created in a month: how many are paid, and how many calendar months later. */
export type Cohort = { period: Period; leads: Figure; paid: Figure; months: { months: number; figure: Figure }[] }

/** Leads by month of creation and month of payment. `paidIn` are adjacent months that cover every payment. */
export async function cohortsOf(
  tally: TallySource,
  { filter, statuses }: Omit<ReportQuery, 'period'>,
  { buckets, paidIn, timeZone }: { buckets: Period[]; paidIn: Period[]; timeZone: string },
): Promise<Cohort[]> {
  const [first, last] = [buckets[0], buckets.at(-1)]
  const [firstPaid, lastPaid] = [paidIn[0], paidIn.at(-1)]
  if (!first || !last || !firstPaid || !lastPaid) return []
  const period = { from: first.from, to: last.to }
  const paidFilter = and(filter, paid(statuses), ...paidWithin({ from: firstPaid.from, to: lastPaid.to }))
  const [created = [], payments = []] = await tally([
    { date: 'creation_date', period, filter, by: { buckets } },
    { date: 'creation_date', period, filter: and(filter, paid(statuses)), by: { buckets, paidIn } },
  ])
  return buckets.map((bucket, index) => {
    const own = payments.filter(({ key }) => Number(key) === index)
    const ofMonth = (month: number) => own.filter(({ part }) => Number(part) === month)
    const months = paidIn.flatMap((each, month) => {
      const groups = ofMonth(month)
      if (groups.length === 0) return []
      const list = { period: bucket, filter: and(filter, paid(statuses), ...paidWithin(each)) }
      return [
        { months: monthNumber(each.from, timeZone) - monthNumber(bucket.from, timeZone), figure: figure(groups, list) },
      ]
    })
    const here = created.filter(({ key }: Tally) => Number(key) === index)
    return {
      period: bucket,
      leads: figure(here, { period: bucket, filter }),
      paid: figure(own, { period: bucket, filter: paidFilter }),
      months,
    }
  })
}
