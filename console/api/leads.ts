import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { keys } from './query-keys.ts'
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

type Few = LeadQuery & { limit: string; fields?: string }

/** The first few leads that match; undefined asks nothing, and is their value until they are read. */
export function useLeadSearch(query: Few | undefined): { items: Lead[]; total: number } | undefined {
  return useLeadSearchQuery(query).data
}

export function useLeadSearchQuery(query: Few | undefined) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.leads.search(project, query ?? {}),
    enabled: query !== undefined,
    queryFn: ({ signal }) =>
      unwrap(
        client.GET('/api/v2/projects/{project}/leads', { params: { path: { project }, query: { ...query } }, signal }),
      ) as Promise<{ items: Lead[]; total: number }>,
    placeholderData: keepPreviousData,
  })
}
