import { least } from '../../domain/attribution.ts'
import { and, type Figure, figure, hasValue, isOf, paid, paidIn, type Tally, timeWithin } from '../../domain/figure.ts'
import type { Condition, Filter } from '../../domain/filter.ts'
import type { Period } from '../../domain/period.ts'
import type { Status } from '../../domain/status.ts'
import type { TallyQuery } from '../../store/store.ts'

/** The scope of a report: matching leads created in a period, or for revenue paid in it. `statuses` are those of the project. */
export type ReportQuery = { period: Period; filter: Filter; statuses: readonly Status[] }

/** `response` counts leads that were responded to; `median` is their response time in seconds, rounded down. */
export type Summary = { leads: Figure; paid: Figure; revenue: Figure; response: Figure & { median: number | null } }

/** Runs the queries of a report in one snapshot. */
export type TallySource = (asks: TallyQuery[]) => Promise<Tally[][]>

/** Counts for each period its leads, how many of them are paid, the revenue paid in it, and the response time. */
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
    response: { ...figure(response, { period, filter: and(filter, ...responded) }), median: timeWithin(response, 0.5) },
  }
}

/** A row of a table: `of` is one spelling of a source; null for leads without one. */
export type Line = { of: string | null; leads: Figure; paid: Figure; revenue: Figure }

/** The sources with most leads, up to `limit`; `total` counts all of them and `whole` sums them. Letter case is ignored, as in filters. */
export async function sourceLines(
  tally: TallySource,
  { period, filter, statuses }: ReportQuery,
  limit: number,
): Promise<{ lines: Line[]; total: number; whole: Omit<Line, 'of'> }> {
  const [created = [], revenue = []] = await tally([
    { date: 'creation_date', period, filter, by: 'source' },
    { date: 'paid_date', period, filter: and(filter, paid(statuses)), by: 'source' },
  ])
  const [createdBy, revenueBy] = [grouped(created), grouped(revenue)]
  const sources = [...new Set([...createdBy.keys(), ...revenueBy.keys()])].map((key) => {
    const [here, paidHere] = [createdBy.get(key) ?? [], revenueBy.get(key) ?? []]
    const leads = here.reduce((count, { n }) => count + n, 0)
    const revenue = paidHere.reduce((sum, each) => sum + each.sum, 0n)
    return { here, paidHere, of: spelling([...here, ...paidHere]), leads, revenue }
  })
  const shown = sources.sort(byLeads).slice(0, limit) // a project may have as many sources as leads
  const resultsOf = (here: Tally[], paidHere: Tally[], own: Filter) => ({
    leads: figure(here, { period, filter: own }),
    paid: figure(here.filter(isOf('paid', statuses)), { period, filter: and(own, paid(statuses)) }),
    revenue: figure(paidHere, paidIn(period, own, statuses)),
  })
  const lines = shown.map(({ here, paidHere, of }): Line => {
    return { of, ...resultsOf(here, paidHere, and(filter, hasValue('source', of))) }
  })
  return { lines, total: sources.length, whole: resultsOf(created, revenue, filter) }
}

type Weighed = { of: string | null; leads: number; revenue: bigint }

function byLeads(one: Weighed, other: Weighed): number {
  const more = other.leads - one.leads || compare(other.revenue, one.revenue)
  return more || compare(one.of ?? '', other.of ?? '') || Number(one.of !== null) - Number(other.of !== null)
}

/** The condition that a lead was not imported. An imported lead did not wait here for a response, so its response time means nothing. */
export const isNotImported: Condition = { field: 'door', operator: '!=', value: 'import' }

/** The conditions that a member opened or changed a lead, which was not imported. */
export const responded: Condition[] = [{ field: 'responded_at', operator: 'null', value: false }, isNotImported]

/** Groups tallies by key. */
export function grouped(tallies: readonly Tally[]): Map<Tally['key'], Tally[]> {
  const groups = new Map<Tally['key'], Tally[]>()
  for (const tally of tallies) {
    const known = groups.get(tally.key)
    if (known) known.push(tally)
    else groups.set(tally.key, [tally])
  }
  return groups
}

function spelling(tallies: readonly Tally[]): string | null {
  return tallies.reduce<string | null>((found, { label }) => least(found, label), null)
}

/** A comparison for sorting in ascending order. */
export function compare<T extends string | number | bigint>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0
}
