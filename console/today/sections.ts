import { useMembers } from '../api/members.ts'
import { useMentions } from '../api/mentions.ts'
import { useMe, useProject } from '../api/session.ts'
import { useStatuses } from '../api/statuses.ts'
import type { Filter } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { useEndOfToday } from '../ui/use-end-of-today.ts'
import { filterOf } from '../view-bar/default-views.ts'

/** A section of the page, with the same filter, period and order as its list. */
export type Section = { name: 'call' | 'fresh' | 'mentions' | 'idle'; filter: Filter; sort: string }

/** Whose call backs are shown: everybody's, or those of the member and of nobody. */
export type AssigneeScope = 'all' | 'mine'

/** The sections of the page in order. Mentions are shown only if there are any. */
export function useSections(scope: AssigneeScope): Section[] {
  const me = useMe().data?.id ?? ''
  const call = useCallFilter(scope)
  const mentions = useMentions()
  const open = useStatuses().filter(({ type }) => type === 'progress')
  const leads = [...new Set(mentions.map(({ lead_id }) => lead_id))]
  const idle: Filter = {
    and: [
      { field: 'assignee', operator: 'in', value: [me] },
      { field: 'remind_at', operator: 'null', value: true },
      { field: 'status', operator: 'in', value: open.map(({ id }) => id) },
    ],
  }
  return [
    { name: 'call', filter: call, sort: 'remind_at' },
    { name: 'fresh', filter: filterOf('fresh', me, '') as Filter, sort: '-creation_date' },
    ...(leads.length > 0
      ? [{ name: 'mentions', filter: { field: 'id', operator: 'in', value: leads }, sort: '-creation_date' } as const]
      : []),
    { name: 'idle', filter: idle, sort: 'creation_date' },
  ]
}

/** Call backs that are overdue or due today. */
export function useCallFilter(scope: AssigneeScope): Filter {
  const me = useMe().data?.id ?? ''
  const format = useFormat()
  const due = filterOf('call', me, useEndOfToday(format.timeZone)) as Filter
  if (scope === 'all') return due
  const [mine, nobodys] = [
    { field: 'assignee', operator: 'in', value: [me] },
    { field: 'assignee', operator: 'null', value: true },
  ]
  return { and: [due, { or: [mine, nobodys] }] }
}

/** Owners and managers see everybody's call backs; others see their own and those without an assignee. */
export function useDefaultAssigneeScope(): AssigneeScope {
  const { role } = useProject()
  const isAlone = useMembers().filter(({ left_at }) => left_at === null).length < 2
  return role === 'owner' || role === 'manager' || role === 'viewer' || isAlone ? 'all' : 'mine'
}
