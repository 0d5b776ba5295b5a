import { and, type Figure, figure, isOf, paid, paidIn, quantile, type Tally } from '../../domain/figure.ts'
import type { Condition, Filter } from '../../domain/filter.ts'
import type { Period } from '../../domain/period.ts'
import type { Status } from '../../domain/status.ts'
import type { TallyQuery } from '../../store/store.ts'

/** The scope of a report: matching leads created in a period (revenue: paid in it), with the project's statuses. */
export type ReportQuery = { period: Period; filter: Filter; statuses: readonly Status[] }

/** `response` counts leads that were responded to; `median` is their response time in seconds, rounded down. */
export type Summary = { leads: Figure; paid: Figure; revenue: Figure; response: Figure & { median: number | null } }

/** Runs the queries of a report in one snapshot. */
export type TallySource = (asks: TallyQuery[]) => Promise<Tally[][]>

/** For each period: its leads, those of them that are paid, what was paid in it, and the response time. */
export async function summaries(
  tally: TallySource,
  query: Omit<ReportQuery, 'period'>,
  periods: Period[],
): Promise<Summary[]> {
  const each = periods.map((period) => ({ ...query, period }))
  const answers = await tally(
    each.flatMap(({ period, filter, statuses }) => [
      { date: 'creation_date', period, filter, by: 'nothing' },
      { date: 'paid_date', period, filter: and(filter, paid(statuses)), by: 'nothing' },
      { date: 'creation_date', period, filter, by: 'response' },
    ]),
  )
  return each.map((one, index) => summaryOf(one, answers.slice(index * 3, index * 3 + 3)))
}

function summaryOf(
  { period, filter, statuses }: ReportQuery,
  [created = [], revenue = [], response = []]: Tally[][],
): Summary {
  return {
    leads: figure(created, { period, filter }),
    paid: figure(created.filter(isOf('paid', statuses)), { period, filter: and(filter, paid(statuses)) }),
    revenue: figure(revenue, paidIn(period, filter, statuses)),
    response: { ...figure(response, { period, filter: and(filter, responded) }), median: medianOf(response) },
  }
}

/** A row of a table: `of` is one spelling of a source, or the id of a channel; null for leads without one. */
export type Line<Of> = { of: Of | null; leads: Figure; paid: Figure; revenue: Figure }

/** The sources of leads, by number of leads; letter case is ignored, as in filters. */
export function sourceLines(tally: TallySource, query: ReportQuery): Promise<Line<string>[]> {
  return linesBy(tally, query, 'source', spelling)
}

async function linesBy<Of extends string | number>(
  tally: TallySource,
  { period, filter, statuses }: ReportQuery,
  by: 'source' | 'channel',
  named: (groups: Tally[]) => Of | null,
): Promise<Line<Of>[]> {
  const [created = [], revenue = []] = await tally([
    { date: 'creation_date', period, filter, by },
    { date: 'paid_date', period, filter: and(filter, paid(statuses)), by },
  ])
  const [createdBy, revenueBy] = [grouped(created), grouped(revenue)]
  const lines = [...new Set([...createdBy.keys(), ...revenueBy.keys()])].map((key): Line<Of> => {
    const [here, paidHere] = [createdBy.get(key) ?? [], revenueBy.get(key) ?? []]
    const of = named([...here, ...paidHere])
    const own = and(
      filter,
      of === null ? { field: by, operator: 'null', value: true } : { field: by, operator: '=', value: of },
    )
    return {
      of,
      leads: figure(here, { period, filter: own }),
      paid: figure(here.filter(isOf('paid', statuses)), { period, filter: and(own, paid(statuses)) }),
      revenue: figure(paidHere, paidIn(period, own, statuses)),
    }
  })
  return lines.sort(byLeads)
}

function byLeads<Of extends string | number>(one: Line<Of>, other: Line<Of>): number {
  const more = other.leads.leads - one.leads.leads || compare(other.revenue.sum, one.revenue.sum)
  return more || compare(one.of ?? '', other.of ?? '') || Number(one.of !== null) - Number(other.of !== null)
}

/** That a member opened or changed a lead. */
export const responded: Condition = { field: 'responded_at', operator: 'null', value: false }

/** Of an even number the lower median. */
function medianOf(groups: readonly Tally[]): number | null {
  return quantile(
    groups.map(({ key, n }) => ({ value: Number(key), n })),
    0.5,
  )
}

/** Tallies by their keys. */
export function grouped(tallies: readonly Tally[]): Map<Tally['key'], Tally[]> {
  const groups = new Map<Tally['key'], Tally[]>()
  for (const tally of tallies) groups.set(tally.key, [...(groups.get(tally.key) ?? []), tally])
  return groups
}

function spelling(tallies: readonly Tally[]): string | null {
  const labels = tallies.flatMap(({ label }) => label ?? []).sort(compare)
  return labels[0] ?? null
}

function compare<T extends string | number | bigint>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0
}
