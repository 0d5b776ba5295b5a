import {
  and,
  type Figure,
  figure,
  hasValue,
  inOrder,
  inStatuses,
  isOf,
  paid,
  type Tally,
  timeWithin,
} from '../../domain/figure.ts'
import type { Condition } from '../../domain/filter.ts'
import { passedIn } from '../../domain/lead.ts'
import type { Status, StatusType } from '../../domain/status.ts'
import type { ReportQuery, TallySource } from './report.ts'

/** Leads that were lost for a reason; `reason` is its id, or null for leads without one. */
export type Lost = { reason: number | null; figure: Figure }

/** Durations in seconds; null without leads. */
export type Quantiles = { median: number | null; p90: number | null }

/**
 * A status in the funnel: leads that are in it, that reached it or a later one, that left it and how long they stayed, and that were lost when it
 * was their last step. Canceled statuses are no steps, so their `reached` and `lost` are null.
 */
type Step = {
  status: Status
  here: Figure
  reached: Figure | null
  left: Figure
  stay: Quantiles
  lost: Figure | null
  reasons: Lost[]
}

export type Funnel = {
  steps: Step[]
  types: Record<StatusType, Figure>
  reasons: Lost[]
  untilPaid: { figure: Figure; time: Quantiles }
}

/** Counts how far leads came through the statuses, in the order of the board. */
export async function funnelOf(tally: TallySource, query: ReportQuery): Promise<Funnel> {
  const { period, filter, statuses } = query
  const paidFilter = and(filter, paid(statuses))
  const [found = [], stays = [], payments = []] = await tally([
    { date: 'creation_date', period, filter, by: 'way' },
    { date: 'creation_date', period, filter, by: 'stay' },
    { date: 'creation_date', period, filter: paidFilter, by: 'payment' },
  ])
  const paths = found.map(pathOf)
  const ordered = inOrder(statuses)
  const list = (...conditions: Condition[]) => ({ period, filter: and(filter, ...conditions) })
  const ofType = (type: StatusType) => {
    const wanted = ordered.filter((status) => status.type === type)
    return figure(paths.filter(isOf(type, statuses)), list(inStatuses(wanted)))
  }
  const isPaid: Condition = { field: 'paid_date', operator: 'null', value: false }
  return {
    steps: ordered.map((status) => stepOf(query, paths, stays, status)),
    types: { progress: ofType('progress'), paid: ofType('paid'), canceled: ofType('canceled') },
    reasons: reasonsOf(query, paths.filter(isOf('canceled', statuses)), [inStatuses(canceledOf(statuses))]),
    untilPaid: {
      figure: figure(payments, { period, filter: and(paidFilter, isPaid) }),
      time: quantilesOf(payments),
    },
  }
}

/** A group of leads with all statuses that they were ever in. */
type StatusPath = Tally & { reached: ReadonlySet<number> }

function pathOf(group: Tally): StatusPath {
  const passed = passedIn(group.key as string | null) ?? []
  return { ...group, reached: new Set([group.status, ...passed]) }
}

function stepOf(query: ReportQuery, paths: StatusPath[], stays: Tally[], status: Status): Step {
  const { period, filter, statuses } = query
  const { id } = status
  const list = (...conditions: Condition[]) => ({ period, filter: and(filter, ...conditions) })
  const here = paths.filter((path) => path.status === id)
  const left = paths.filter((path) => path.status !== id && path.reached.has(id))
  const stayed = stays.filter(({ key }) => Number(key) === id)
  const step = {
    status,
    here: figure(here, list(inStatuses([status]))),
    left: figure(left, list(reachedOne(id), { field: 'status', operator: '!=', value: id })),
    stay: quantilesOf(stayed),
  }
  const steps = inOrder(statuses).filter(({ type }) => type !== 'canceled')
  const at = steps.findIndex((each) => each.id === id)
  if (at < 0) return { ...step, reached: null, lost: null, reasons: [] }
  const [further, later] = [idsOf(steps.slice(at)), idsOf(steps.slice(at + 1))]
  const isLost = isOf('canceled', statuses)
  const lost = paths.filter((path) => isLost(path) && path.reached.has(id) && !hasAny(path, later))
  const conditions: Condition[] = [
    inStatuses(canceledOf(statuses)),
    reachedOne(id),
    { field: 'reached', operator: 'not in', value: later },
  ]
  return {
    ...step,
    reached: figure(
      paths.filter((path) => hasAny(path, further)),
      list({ field: 'reached', operator: 'in', value: further }),
    ),
    lost: figure(lost, list(...conditions)),
    reasons: reasonsOf(query, lost, conditions),
  }
}

/** Groups lost leads by reason, the most frequent one first. */
function reasonsOf({ period, filter }: ReportQuery, lost: StatusPath[], conditions: Condition[]): Lost[] {
  const reasons = [...new Set(lost.map(({ part }) => part as number | null))]
  const each = reasons.map((reason): Lost => {
    const own = hasValue('lost_reason', reason)
    const groups = lost.filter(({ part }) => part === reason)
    return { reason, figure: figure(groups, { period, filter: and(filter, ...conditions, own) }) }
  })
  return each.sort((one, other) => other.figure.leads - one.figure.leads || (one.reason ?? 0) - (other.reason ?? 0))
}

/** The median and the 90th percentile. */
function quantilesOf(groups: readonly Tally[]): Quantiles {
  return { median: timeWithin(groups, 0.5), p90: timeWithin(groups, 0.9) }
}

function reachedOne(id: number): Condition {
  return { field: 'reached', operator: '=', value: id }
}

function canceledOf(statuses: readonly Status[]): Status[] {
  return inOrder(statuses).filter(({ type }) => type === 'canceled')
}

function idsOf(statuses: readonly Status[]): number[] {
  return statuses.map(({ id }) => id)
}

function hasAny({ reached }: StatusPath, ids: number[]): boolean {
  return ids.some((id) => reached.has(id))
}
