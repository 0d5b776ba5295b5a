import { useQuery } from '@tanstack/react-query'
import { countLeads } from '../api/lead-count.ts'
import { useProjectId } from '../api/session.ts'
import type { Filter, Lead } from '../api/types.ts'
import { queryOf, useView } from '../view.ts'

const sortable = ['creation_date', 'id', 'price', 'paid_date', 'recorded_at', 'remind_at'] as const
type Sortable = (typeof sortable)[number]

/** Which one it is in the view, of how many; undefined where it is not in it, or the order is one of texts. */
export function usePosition(lead: Lead | undefined): { place: number | undefined; total: number | undefined } {
  const project = useProjectId()
  const [view] = useView()
  const field = sortable.find((each) => each === view.sort.replace(/^-/, ''))
  const isDown = view.sort.startsWith('-')
  const query = queryOf(view)
  const upTo = lead && field && rankFilter(lead, field, isDown)
  const filter = upTo && JSON.stringify(view.filter ? { and: [view.filter, upTo] } : upTo)

  const { data: place } = useQuery({
    queryKey: ['p', project, 'place', lead?.id, filter, query, view.sort],
    enabled: filter !== undefined,
    queryFn: async ({ signal }) => {
      // Turned round, the lead itself comes first, and all before it are counted with it.
      const sort = isDown ? view.sort.slice(1) : `-${view.sort}`
      const { items, total } = await countLeads(project, { ...query, ...(filter && { filter }), sort }, signal)
      return items[0]?.id === lead?.id ? total : null
    },
  })
  const { data: total } = useQuery({
    queryKey: ['p', project, 'tallies', 'total', query],
    queryFn: async ({ signal }) => (await countLeads(project, query, signal)).total,
  })
  return { place: place ?? undefined, total }
}

/** Finds it and all that stand before it: unset is lowest, and equal ones are parted by their numbers. */
function rankFilter(lead: Lead, field: Sortable, isDown: boolean): Filter {
  const beyond = isDown ? '>' : '<'
  const same: Filter = { field: 'id', operator: `${beyond}=`, value: lead.id }
  if (field === 'id') return same
  const value = lead[field]
  if (value === null) {
    const unset: Filter = { field, operator: 'null', value: true }
    const set: Filter = { field, operator: 'null', value: false }
    return isDown ? { or: [set, { and: [unset, same] }] } : { and: [unset, same] }
  }
  const further: Filter = { field, operator: beyond, value }
  const equal: Filter = { and: [{ field, operator: '=', value }, same] }
  const lower: Filter[] = isDown ? [] : [{ field, operator: 'null', value: true }]
  return { or: [further, equal, ...lower] }
}
