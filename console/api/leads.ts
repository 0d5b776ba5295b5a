import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { keys } from './keys.ts'
import { useProjectId } from './session.ts'
import type { Lead } from './types.ts'

/** Which leads, in which order. */
export type LeadQuery = { period?: string; filter?: string; q?: string; sort?: string }

/** How many leads match and what they are worth; of the leads themselves only the id of the first. */
export function countLeads(project: string, query: LeadQuery, signal?: AbortSignal) {
  return unwrap(
    client.GET('/api/v2/projects/{project}/leads', {
      params: { path: { project }, query: { ...query, limit: '1', fields: 'id' } },
      ...(signal && { signal }),
    }),
  )
}

/** The query of a count. */
export function leadCount(project: string, query: LeadQuery) {
  return queryOptions({
    queryKey: keys.counts.of(project, query),
    queryFn: ({ signal }) => countLeads(project, query, signal),
  })
}

/** The first few leads that match; undefined asks nothing. */
export function useLeadSearch(query: (LeadQuery & { limit: string; fields?: string }) | undefined) {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: keys.leads.search(project, query ?? {}),
    enabled: query !== undefined,
    queryFn: ({ signal }) =>
      unwrap(
        client.GET('/api/v2/projects/{project}/leads', { params: { path: { project }, query: { ...query } }, signal }),
      ),
    placeholderData: keepPreviousData,
  })
  return data as { items: Lead[]; total: number } | undefined
}
