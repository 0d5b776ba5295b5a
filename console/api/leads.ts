import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Lead } from './types.ts'

/** A selection of leads and their order. */
export type LeadQuery = { period?: string; filter?: string; q?: string; sort?: string }

/** The number and sum of matching leads; of the leads only the first one's id is read. */
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

/** The first leads that match. Undefined disables the query, and is the value until it is loaded. */
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
