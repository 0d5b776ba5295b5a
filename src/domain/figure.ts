import type { Condition, Field, Filter } from './filter.ts'
import { allTime, isAllTime, type Period } from './period.ts'
import type { Status, StatusType } from './status.ts'
import { addedTimes, type Times, timeOfShare } from './times.ts'

/**
 * A group of leads: its status and its key, within that its part; of a source also one spelling of it; `sum` in hundredths. Of groups by a
 * time also how many there are of each.
 */
export type Tally = { status: number; key: Key; part: Key; label: string | null; n: number; sum: bigint; times?: Times }
type Key = string | number | null

/** A list whose total and sum are a number of a report. */
export type Listed = { period: Period; filter: Filter }

/** A number of a report: how many leads, the sum of their prices in hundredths, and the list that they are. */
export type Figure = { leads: number; sum: bigint; list: Listed }

/** The filter with more conditions; no deeper where it is a list of conditions already. */
export function and(filter: Filter, ...conditions: Condition[]): Filter {
  return 'and' in filter ? { and: [...filter.and, ...conditions] } : { and: [filter, ...conditions] }
}

/** Statuses as the board shows them. */
export function inOrder(statuses: readonly Status[]): Status[] {
  return [...statuses].sort((one, other) => one.position - other.position || one.id - other.id)
}

/** The leads of some statuses. */
export function inStatuses(statuses: readonly Status[]): Condition {
  return { field: 'status', operator: 'in', value: statuses.map(({ id }) => id) }
}

/** What leads are counted as paid by. */
export function paid(statuses: readonly Status[]): Condition {
  return inStatuses(statuses.filter(({ type }) => type === 'paid'))
}

/** The list of what was paid in a period, whenever it was created. */
export function paidIn(period: Period, filter: Filter, statuses: readonly Status[]): Listed {
  const dates: Condition[] = isAllTime(period)
    ? [{ field: 'paid_date', operator: 'null', value: false }]
    : paidWithin(period)
  return { period: allTime, filter: and(filter, paid(statuses), ...dates) }
}

/** What was paid in a period. */
export function paidWithin({ from, to }: Period): Condition[] {
  return [
    { field: 'paid_date', operator: '>=', value: from },
    { field: 'paid_date', operator: '<=', value: to },
  ]
}

/** Leads whose value of a field is this one; null is none. */
export function hasValue(field: Field, value: number | string | null): Condition {
  return value === null ? { field, operator: 'null', value: true } : { field, operator: '=', value }
}

/** What some groups are together. */
export function figure(groups: readonly Tally[], list: Listed): Figure {
  return {
    leads: groups.reduce((total, { n }) => total + n, 0),
    sum: groups.reduce((total, { sum }) => total + sum, 0n),
    list,
  }
}

/** True for groups whose status is of a type. */
export function isOf(type: StatusType, statuses: readonly Status[]): (group: Tally) => boolean {
  const ids = new Set(statuses.filter((status) => status.type === type).map(({ id }) => id))
  return ({ status }) => ids.has(status)
}

/** The time that a share of the leads of some groups do not exceed; null of none. */
export function timeWithin(groups: readonly Tally[], share: number): number | null {
  return timeOfShare(addedTimes(groups.flatMap(({ times }) => times ?? [])), share)
}

/** A value and how many there are of it. */
export type Weighted = { value: number; n: number }

/** The smallest value that a share of all do not exceed, so that it is the value of some; null of none. */
export function quantile(values: readonly Weighted[], share: number): number | null {
  const sorted = [...values].sort((one, other) => one.value - other.value)
  let left = Math.ceil(sorted.reduce((total, { n }) => total + n, 0) * share)
  for (const { value, n } of sorted) {
    left -= n
    if (left <= 0) return value
  }
  return null
}
