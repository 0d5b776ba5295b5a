import type { Filter } from '../api/types.ts'

/** The views of every project. */
export const defaultViews = [
  { name: 'all', counted: false },
  { name: 'fresh', counted: true },
  { name: 'call', counted: true },
  { name: 'mine', counted: false },
] as const
export type DefaultView = (typeof defaultViews)[number]['name']

/** New leads: nobody opened them. Those from files are what was before, and thousands. */
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
