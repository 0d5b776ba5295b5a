import type { Condition, Field, Filter } from './filter.ts'
import { allTime, isAllTime, type Period } from './period.ts'
import type { Status, StatusType } from './status.ts'
import { addedTimes, type Times, timeOfShare } from './times.ts'

/**
 * A group of leads with the same status, key and part of the key. `label` is one spelling of a source; `sum` is in hundredths; `times`
 * counts each time in groups by a duration.
 */
export type Tally = { status: number; key: Key; part: Key; label: string | null; n: number; sum: bigint; times?: Times }
type Key = string | number | null

/** A list whose total and sum are a number of a report. */
export type Listed = { period: Period; filter: Filter }

/** A number of a report: the count of leads, the sum of their prices in hundredths, and the list of these leads. */
export type Figure = { leads: number; sum: bigint; list: Listed }

/** The filter with more conditions. It adds no nesting if the filter is an `and` already. */
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

/** The condition that a lead is paid. */
export function paid(statuses: readonly Status[]): Condition {
  return inStatuses(statuses.filter(({ type }) => type === 'paid'))
}

/** The list of leads that were paid in a period, whenever they were created. */
export function paidIn(period: Period, filter: Filter, statuses: readonly Status[]): Listed {
  const dates: Condition[] = isAllTime(period)
    ? [{ field: 'paid_date', operator: 'null', value: false }]
    : paidWithin(period)
  return { period: allTime, filter: and(filter, paid(statuses), ...dates) }
}

/** The conditions on the paid date for a period. */
export function paidWithin({ from, to }: Period): Condition[] {
  return [
    { field: 'paid_date', operator: '>=', value: from },
    { field: 'paid_date', operator: '<=', value: to },
  ]
}

/** The condition that a field has this value; null means that it is unset. */
export function hasValue(field: Field, value: number | string | null): Condition {
  return value === null ? { field, operator: 'null', value: true } : { field, operator: '=', value }
}

/** The sum of some groups. */
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

/** The quantile of the times of some groups, with `share` from 0 to 1; null without leads. */
export function timeWithin(groups: readonly Tally[], share: number): number | null {
  return timeOfShare(addedTimes(groups.flatMap(({ times }) => times ?? [])), share)
}

/** A value and how many there are of it. */
export type Weighted = { value: number; n: number }

/** The smallest value that is not exceeded by `share` (0 to 1) of all; always one of the values, null without any. */
export function quantile(values: readonly Weighted[], share: number): number | null {
  const sorted = [...values].sort((one, other) => one.value - other.value)
  let left = Math.ceil(sorted.reduce((total, { n }) => total + n, 0) * share)
  for (const { value, n } of sorted) {
    left -= n
    if (left <= 0) return value
  }
  return null
}
