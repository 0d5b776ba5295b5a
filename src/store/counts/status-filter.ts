import type { Filter } from '../../domain/filter.ts'

/** True when a filter looks at nothing but the status, which the roll-up knows. */
export function isOnlyStatus(filter: Filter): boolean {
  if ('and' in filter) return filter.and.every(isOnlyStatus)
  if ('or' in filter) return filter.or.every(isOnlyStatus)
  return filter.field === 'status'
}

/** Whether a filter that looks at nothing but the status finds the leads that are in one. */
export function findsStatus(filter: Filter, status: number): boolean {
  if ('and' in filter) return filter.and.every((part) => findsStatus(part, status))
  if ('or' in filter) return filter.or.some((part) => findsStatus(part, status))
  const { operator, value } = filter
  if (operator === 'null') return !value // a lead always has one
  const isNamed = [value].flat().includes(status)
  return operator === '!=' ? !isNamed : isNamed
}
