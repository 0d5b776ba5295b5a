import type { Condition, Filter } from '../api/types.ts'

/** The views of every project. */
export const defaultViews = [
  { name: 'all', counted: false },
  { name: 'fresh', counted: true },
  { name: 'call', counted: true },
  { name: 'mine', counted: false },
] as const
export type DefaultView = (typeof defaultViews)[number]['name']

/** New leads: not opened yet. Imported leads are excluded, since they are old and thousands. */
const fresh: Filter = {
  and: [
    { field: 'responded_at', operator: 'null', value: true },
    { field: 'door', operator: '!=', value: 'import' },
  ],
}

/** The filter of a default view. `call` matches reminders until the end of today in the project's zone. */
export function filterOf(name: DefaultView, me: string, endOfToday: string): Filter | undefined {
  if (name === 'fresh') return fresh
  if (name === 'call') return { field: 'remind_at', operator: '<=', value: endOfToday }
  if (name === 'mine') return { field: 'assignee', operator: 'in', value: [me] }
  return undefined
}

/** The filter of the view `call` as of today, for an address that may be of an earlier day. */
export function callFilterToday(filter: Filter | undefined, endOfToday: string): Filter | undefined {
  if (!filter) return filterOf('call', '', endOfToday)
  const due = dueIn(filter)
  const today = (each: Filter) => (each === due ? { ...due, value: endOfToday } : each)
  return 'and' in filter ? { and: filter.and.map(today) } : today(filter)
}

/** Whether a filter still has the condition of the view `call`. */
export function isCallFilter(filter: Filter | undefined, endOfToday: string): boolean {
  return filter !== undefined && dueIn(filter)?.value === endOfToday
}

/** The condition on when to call back. */
function dueIn(filter: Filter): Condition | undefined {
  const isDue = (each: Filter): each is Condition =>
    'field' in each && each.field === 'remind_at' && each.operator === '<='
  return ('and' in filter ? filter.and : [filter]).find(isDue)
}
