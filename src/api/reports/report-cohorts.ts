import { setImmediate } from 'node:timers/promises'
import { monthNumber } from '../../domain/days.ts'
import { and, type Figure, figure, paid, paidWithin } from '../../domain/figure.ts'
import type { Period } from '../../domain/period.ts'
import { grouped, type ReportQuery, type TallySource } from './report.ts'

/** Leads created in a month: how many are paid, and how many calendar months later. */
export type Cohort = { period: Period; leads: Figure; paid: Figure; months: { months: number; figure: Figure }[] }

/** Counts leads by month of creation and month of payment. `paidIn` are adjacent months that cover all payments. */
export async function cohortsOf(
  tally: TallySource,
  { filter, statuses }: Omit<ReportQuery, 'period'>,
  { buckets, paidIn, timeZone }: { buckets: Period[]; paidIn: Period[]; timeZone: string },
): Promise<Cohort[]> {
  const [first, last] = [buckets[0], buckets.at(-1)]
  const [firstPaid, lastPaid] = [paidIn[0], paidIn.at(-1)]
  if (!first || !last || !firstPaid || !lastPaid) return []
  const period = { from: first.from, to: last.to }
  const isPaid = paid(statuses)
  const everPaid = and(filter, isPaid, ...paidWithin({ from: firstPaid.from, to: lastPaid.to }))
  const [created = [], payments = []] = await tally([
    { date: 'creation_date', period, filter, by: { buckets } },
    { date: 'creation_date', period, filter: and(filter, isPaid), by: { buckets, paidIn } },
  ])
  const [createdIn, paidOf] = [grouped(created), grouped(payments)]
  const paidMonths = paidIn.map(({ from }) => monthNumber(from, timeZone))
  const cohorts: Cohort[] = []
  for (const [index, bucket] of buckets.entries()) {
    const groups = paidOf.get(index) ?? []
    const byMonth = grouped(groups.map((group) => ({ ...group, key: group.part })))
    const own = monthNumber(bucket.from, timeZone)
    const months = paidIn.flatMap((each, place) => {
      const here = byMonth.get(place)
      if (!here) return []
      const list = { period: bucket, filter: and(filter, isPaid, ...paidWithin(each)) }
      return [{ months: (paidMonths[place] as number) - own, figure: figure(here, list) }]
    })
    cohorts.push({
      period: bucket,
      leads: figure(createdIn.get(index) ?? [], { period: bucket, filter }),
      paid: figure(groups, { period: bucket, filter: everPaid }),
      months,
    })
    await setImmediate()
  }
  return cohorts
}
