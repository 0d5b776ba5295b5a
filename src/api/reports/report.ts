import {
  among,
  and,
  type Figure,
  figure,
  inOrder,
  inStatuses,
  isOf,
  paid,
  paidIn,
  type Tally,
} from '../../domain/figure.ts'
import type { Condition, Filter } from '../../domain/filter.ts'
import { allTime, type Period } from '../../domain/period.ts'
import type { Status, StatusType } from '../../domain/status.ts'
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

/** The channels of leads, by number of leads. */
export function channelLines(tally: TallySource, query: ReportQuery): Promise<Line<number>[]> {
  return linesBy(tally, query, 'channel', ([group]) => (group?.key ?? null) as number | null)
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

/** A step of the funnel: leads that are in it now, and leads that are in it or in a later step that is not canceled. */
export type Step = { status: Status; here: Figure; reached: Figure | null }

/** The statuses in the order of the board; canceled ones are no steps and have no reached count. */
export async function funnelSteps(
  tally: TallySource,
  { period, filter, statuses }: ReportQuery,
): Promise<{ steps: Step[]; types: Record<StatusType, Figure> }> {
  const [created = []] = await tally([{ date: 'creation_date', period, filter, by: 'nothing' }])
  const of = (wanted: readonly Status[]) =>
    figure(created.filter(among(wanted)), { period, filter: and(filter, inStatuses(wanted)) })
  const ordered = inOrder(statuses)
  const steps = ordered.filter(({ type }) => type !== 'canceled')
  const ofType = (type: StatusType) => of(ordered.filter((status) => status.type === type))
  return {
    steps: ordered.map((status) => {
      const at = steps.indexOf(status)
      return { status, here: of([status]), reached: at < 0 ? null : of(steps.slice(at)) }
    }),
    types: { progress: ofType('progress'), paid: ofType('paid'), canceled: ofType('canceled') },
  }
}

const responded: Condition = { field: 'responded_at', operator: 'null', value: false }

/** Of an even number the lower median, so that it is the time of an actual lead. */
function medianOf(groups: readonly Tally[]): number | null {
  const sorted = [...groups].sort((one, other) => Number(one.key) - Number(other.key))
  let left = Math.ceil(figure(groups, { period: allTime, filter: { and: [] } }).leads / 2)
  for (const { key, n } of sorted) {
    left -= n
    if (left <= 0) return Number(key)
  }
  return null
}

function grouped(tallies: readonly Tally[]): Map<Tally['key'], Tally[]> {
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
