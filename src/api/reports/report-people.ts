import { and, type Figure, figure, hasValue, isOf, paid, paidIn, type Tally } from '../../domain/figure.ts'
import type { Condition } from '../../domain/filter.ts'
import { stepOf, timeOfShare, timesOf } from '../../domain/times.ts'
import { grouped, isNotImported, type ReportQuery, responded, type TallySource } from './report.ts'
import type { Quantiles } from './report-funnel.ts'

/**
 * The numbers of some leads: how many are paid, their revenue, and how fast a member responded. `quick` are responses within the requested time,
 * `onTime` those that were not late. If leads have no deadline, these are all.
 */
export type Work = {
  leads: Figure
  paid: Figure
  revenue: Figure
  responded: Figure
  response: Quantiles
  quick: Figure
  onTime: Figure
}

/** The work of a member; `member` is the id, or null for leads without an assignee. */
export type Worker = Work & { member: number | null }

/** Counts leads by assignee, those with most leads first, and all together. `within` (seconds) is the limit of a quick response. */
export async function peopleOf(
  tally: TallySource,
  query: ReportQuery,
  within: number,
): Promise<{ people: Worker[]; total: Work }> {
  const { period, filter, statuses } = query
  const [created = [], revenue = [], responses = [], deadlines = []] = await tally([
    { date: 'creation_date', period, filter, by: 'assignee' },
    { date: 'paid_date', period, filter: and(filter, paid(statuses)), by: 'assignee' },
    { date: 'creation_date', period, filter, by: 'assignee response' },
    { date: 'creation_date', period, filter, by: 'assignee deadline response' },
  ])
  const [createdBy, ...others] = [grouped(created), grouped(revenue), grouped(responses), grouped(deadlines)] as const
  const [revenueBy] = others
  const people = [...new Set([...createdBy.keys(), ...revenueBy.keys()])].map((key): Worker => {
    const member = key as number | null
    const groups = [createdBy, ...others].map((by) => by.get(key) ?? [])
    return { member, ...workOf({ ...query, filter: and(filter, hasValue('assignee', member)) }, groups, within) }
  })
  return { people: people.sort(byLeads), total: workOf(query, [created, revenue, responses, deadlines], within) }
}

function workOf(
  { period, filter, statuses }: ReportQuery,
  [created = [], revenue = [], responses = [], deadlines = []]: Tally[][],
  within: number,
): Work {
  const list = (...conditions: Condition[]) => ({ period, filter: and(filter, ...conditions) })
  const times = timesOf(responses.map(({ part, n }) => [Number(part), n] as const))
  return {
    leads: figure(created, { period, filter }),
    paid: figure(created.filter(isOf('paid', statuses)), list(paid(statuses))),
    revenue: figure(revenue, paidIn(period, filter, statuses)),
    responded: figure(responses, list(...responded)),
    response: { median: timeOfShare(times, 0.5), p90: timeOfShare(times, 0.9) },
    quick: figure(
      responses.filter(({ part }) => Number(part) < stepOf(within)),
      list({ field: 'response_time', operator: '<', value: within }, isNotImported),
    ),
    onTime: figure(
      deadlines.filter(({ part }) => Number(part) === 1),
      list(...responded, isInTime),
    ),
  }
}

/** For leads that a member responded to: a response in time removes the deadline. */
const isInTime: Condition = { field: 'due_at', operator: 'null', value: true }

function byLeads(one: Worker, other: Worker): number {
  const nobodyLast = Number(one.member === null) - Number(other.member === null)
  return nobodyLast || other.leads.leads - one.leads.leads || (one.member ?? 0) - (other.member ?? 0)
}
