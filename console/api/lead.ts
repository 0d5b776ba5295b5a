import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { client, unwrap } from './client.ts'
import type { LeadQuery } from './leads.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Lead } from './types.ts'

/** A lead by its id, also one in the bin. */
export function useLead(id: string) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.lead.itself(project, id),
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/leads/{lead}', {
          params: { path: { project, lead: id }, query: { deleted: 'true' } },
        }),
      ),
  })
}

/** The leads before and after one in a list. They are put into the cache, so that a step to one shows it at once. */
export function useNeighbours(id: string, query: LeadQuery, isEnabled: boolean) {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: keys.neighbours(project, id, query),
    enabled: isEnabled,
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/leads/{lead}/neighbours', {
          params: { path: { project, lead: id }, query },
        }),
      ),
  })
  useEffect(() => {
    for (const each of [data?.previous, data?.next]) if (each) cacheNewer(project, each)
  }, [project, data])
  return data
}

function cacheNewer(project: string, lead: Lead): void {
  const key = keys.lead.itself(project, lead.id)
  const cached = queryClient.getQueryData<Lead>(key)
  if (!cached || cached.version < lead.version) queryClient.setQueryData(key, lead)
}

/** How many of the other leads of a person are read at first, and at most. */
const others = { few: '20', most: '1000' } as const

/** The other leads of the same person, the newest first. */
export function useRelatedLeads(id: string) {
  return useRelatedLeadsQuery(id).data
}

/** The same, with all of them where they are asked for. */
export function useRelatedLeadsQuery(id: string, isAll = false) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.related(project, id, isAll),
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/leads/{lead}/related', {
          params: { path: { project, lead: id }, query: { limit: isAll ? others.most : others.few } },
        }),
      ),
    staleTime: 60_000,
  })
}
