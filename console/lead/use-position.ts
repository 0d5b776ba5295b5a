import { useQuery } from '@tanstack/react-query'
import { countLeads, leadCount } from '../api/leads.ts'
import { keys } from '../api/query-keys.ts'
import { useProjectId } from '../api/session.ts'
import type { Filter, Lead } from '../api/types.ts'
import { queryOf, useView } from '../view.ts'

const sortableFields = ['creation_date', 'id', 'price', 'paid_date', 'recorded_at', 'remind_at'] as const
type SortableField = (typeof sortableFields)[number]

/** The position of a lead in the view, and the size of the view. Undefined outside the view, and for orders by text. */
export function usePosition(lead: Lead | undefined): { position: number | undefined; total: number | undefined } {
  const project = useProjectId()
  const [view] = useView()
  const field = sortableFields.find((each) => each === view.sort.replace(/^-/, ''))
  const isDescending = view.sort.startsWith('-')
  const query = queryOf(view)
  const rank = lead && field && rankFilter(lead, field, isDescending)
  const filter = rank && JSON.stringify(view.filter ? { and: [view.filter, rank] } : rank)
  // In the opposite order the lead itself comes first, and the count is its position.
  const sort = isDescending ? view.sort.slice(1) : `-${view.sort}`

  const { data: position } = useQuery({
    queryKey: keys.position(project, lead?.id, { ...query, filter, sort }),
    enabled: filter !== undefined,
    queryFn: async ({ signal }) => {
      const { items, total } = await countLeads(project, { ...query, ...(filter && { filter }), sort }, signal)
      return items[0]?.id === lead?.id ? total : null
    },
  })
  const { data: all } = useQuery(leadCount(project, query))
  return { position: position ?? undefined, total: all?.total }
}

/** Matches a lead and those before it: an unset value is lowest, equal values are ordered by id. */
function rankFilter(lead: Lead, field: SortableField, isDescending: boolean): Filter {
  const beyond = isDescending ? '>' : '<'
  const byId: Filter = { field: 'id', operator: `${beyond}=`, value: lead.id }
  if (field === 'id') return byId
  const value = lead[field]
  if (value === null) {
    const unset: Filter = { field, operator: 'null', value: true }
    const set: Filter = { field, operator: 'null', value: false }
    return isDescending ? { or: [set, { and: [unset, byId] }] } : { and: [unset, byId] }
  }
  const further: Filter = { field, operator: beyond, value }
  const equal: Filter = { and: [{ field, operator: '=', value }, byId] }
  const lower: Filter[] = isDescending ? [] : [{ field, operator: 'null', value: true }]
  return { or: [further, equal, ...lower] }
}
