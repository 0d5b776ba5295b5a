import type { Period } from '../../domain/period.ts'
import type { Status } from '../../domain/status.ts'
import { and, type Figure, figure, inOrder, inStatuses, paid, paidIn } from './figure.ts'
import type { Asking, ReportQuery } from './reports.ts'
import type { Tally } from './tally-sql.ts'

/** A stretch of a series: leads created in it, by their status now (those that have any), and what was paid in it. */
export type Stretch = { period: Period; leads: Figure; statuses: { status: Status; figure: Figure }[]; revenue: Figure }

/** Leads and revenue over time; the buckets follow one another, and the period of the query is theirs together. */
export async function seriesOf(
  ask: Asking,
  { filter, statuses }: Omit<ReportQuery, 'period'>,
  buckets: Period[],
): Promise<Stretch[]> {
  const [first, last] = [buckets[0], buckets.at(-1)]
  if (!first || !last) return []
  const period = { from: first.from, to: last.to }
  const slice = sliceFor(buckets)
  const [created = [], revenue = []] = await ask([
    { date: 'creation_date', period, filter, by: { slice } },
    { date: 'paid_date', period, filter: and(filter, paid(statuses)), by: { slice } },
  ])
  const [createdIn, revenueIn] = [inBuckets(created, slice, buckets), inBuckets(revenue, slice, buckets)]
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

/** The longest slices of time that no bucket breaks, in seconds: hours or days where clocks are set by whole ones. */
function sliceFor(buckets: readonly Period[]): number {
  return buckets.reduce((slice, { from, to }) => common(common(slice, from), to + 1), 0)
}

function common(one: number, other: number): number {
  return other === 0 ? Math.abs(one) : common(other, one % other)
}

/** The groups of each bucket; groups come in any order. */
function inBuckets(groups: readonly Tally[], slice: number, buckets: readonly Period[]): Tally[][] {
  const sorted = [...groups].sort((one, other) => Number(one.key) - Number(other.key))
  const parted: Tally[][] = buckets.map(() => [])
  let at = 0
  for (const group of sorted) {
    while (Number(group.key) * slice > (buckets[at]?.to ?? Number.POSITIVE_INFINITY)) at++
    parted[at]?.push(group)
  }
  return parted
}
