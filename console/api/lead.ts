import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { client, unwrap } from './client.ts'
import { readCachedLead } from './lead-cache.ts'
import type { LeadQuery } from './leads.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Lead } from './types.ts'

/** A lead by its id, even one in the bin. */
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

/**
 * The leads before and after one in a list. They are cached, so that a step to one shows it at once. If an edit moves the lead within the list, as a
 * postponed call back does, they stay those of its former place, so that the next lead stays the next.
 */
export function useNeighbours(id: string, query: LeadQuery & { sort: string }, lead: Lead | undefined) {
  const project = useProjectId()
  const standsThere = useStandsThere(project, query.sort, lead)
  const { data } = useQuery({
    queryKey: keys.neighbours(project, id, query),
    enabled: standsThere,
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

/** Whether a lead, as cached, still has the value by which it was sorted when it was opened. */
function useStandsThere(project: string, sort: string, lead: Lead | undefined): () => boolean {
  const opened = useRef<{ name: string; value: unknown }>(undefined)
  if (!lead) return () => false
  const field = sort.replace(/^-/, '') as keyof Lead
  const name = `${lead.id} ${field}`
  if (opened.current?.name !== name) opened.current = { name, value: lead[field] }
  return () => readCachedLead(project, lead.id)[field] === opened.current?.value
}

function cacheNewer(project: string, lead: Lead): void {
  const key = keys.lead.itself(project, lead.id)
  const cached = queryClient.getQueryData<Lead>(key)
  if (!cached || cached.version < lead.version) queryClient.setQueryData(key, lead)
}

/** The number of a person's other leads that is read at first, and at most. */
const others = { few: '20', most: '1000' } as const

/** The other leads of the same person, the newest first. */
export function useRelatedLeads(id: string) {
  return useRelatedLeadsQuery(id).data
}

/** The same as a query; with `isAll` it reads all of them. */
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
