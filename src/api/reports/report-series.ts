import { and, type Figure, figure, inOrder, inStatuses, paid, paidIn, type Tally } from '../../domain/figure.ts'
import type { Period } from '../../domain/period.ts'
import type { Status } from '../../domain/status.ts'
import type { ReportQuery, TallySource } from './report.ts'

/** A bucket of a series: the leads created in it, also by current status, and the revenue paid in it. */
export type Bucket = { period: Period; leads: Figure; statuses: { status: Status; figure: Figure }[]; revenue: Figure }

/** Counts leads and revenue in adjacent buckets, which cover the period of the report. */
export async function seriesOf(
  tally: TallySource,
  { filter, statuses }: Omit<ReportQuery, 'period'>,
  buckets: Period[],
): Promise<Bucket[]> {
  const [first, last] = [buckets[0], buckets.at(-1)]
  if (!first || !last) return []
  const period = { from: first.from, to: last.to }
  const [created = [], revenue = []] = await tally([
    { date: 'creation_date', period, filter, by: { buckets } },
    { date: 'paid_date', period, filter: and(filter, paid(statuses)), by: { buckets } },
  ])
  const [createdIn, revenueIn] = [inEach(created, buckets.length), inEach(revenue, buckets.length)]
  return buckets.map((bucket, index) => {
    const here = createdIn[index] ?? []
    const ofStatus = (status: Status) => here.filter((group) => group.status === status.id)
    return {
      period: bucket,
      leads: figure(here, { period: bucket, filter }),
      statuses: inOrder(statuses)
        .filter((status) => ofStatus(status).length > 0)
        .map((status) => ({
          status,
          figure: figure(ofStatus(status), { period: bucket, filter: and(filter, inStatuses([status])) }),
        })),
      revenue: figure(revenueIn[index] ?? [], paidIn(bucket, filter, statuses)),
    }
  })
}

function inEach(groups: readonly Tally[], buckets: number): Tally[][] {
  const parted: Tally[][] = Array.from({ length: buckets }, () => [])
  for (const group of groups) parted[Number(group.key)]?.push(group)
  return parted
}
