import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query'
import type { paths } from '../api-types.ts'
import { client, unwrap } from './client.ts'
import { keys } from './keys.ts'
import { useProjectId } from './session.ts'
import type { Filter } from './types.ts'

type Reports = '/api/v2/projects/{project}/reports'
type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } }
}
  ? T
  : never

/** A number of a report: how many leads, what they are worth, and the list that they are. */
export type Figure = { leads: number; sum: string; list: Listed }
export type Listed = { period: string; filter: unknown }

export type Summary = Answer<`${Reports}/summary`>
export type Series = Answer<`${Reports}/series`>
export type Channels = Answer<`${Reports}/channels`>

/** What the leads of a report are selected by. */
export type ReportQuery = { period: string; filter?: string; q?: string }

export const units = ['day', 'week', 'month'] as const
export type Unit = (typeof units)[number]

export function useSummary(query: ReportQuery) {
  return useReport('summary', query, (path, signal) =>
    unwrap(client.GET('/api/v2/projects/{project}/reports/summary', { params: { path, query }, signal })),
  )
}

export function useSeries(query: ReportQuery & { unit: Unit }) {
  return useReport('series', query, (path, signal) =>
    unwrap(client.GET('/api/v2/projects/{project}/reports/series', { params: { path, query }, signal })),
  )
}

export function useChannelsReport(query: ReportQuery) {
  return useReport('channels', query, (path, signal) =>
    unwrap(client.GET('/api/v2/projects/{project}/reports/channels', { params: { path, query }, signal })),
  )
}

export function useFunnel(query: ReportQuery) {
  return useReport('funnel', query, (path, signal) =>
    unwrap(client.GET('/api/v2/projects/{project}/reports/funnel', { params: { path, query }, signal })),
  )
}

/** How long an open report waits after a change before it is read again (ms): one costs as much as several lists. */
const rereadAfter = 10_000

function useReport<T>(
  name: string,
  query: object,
  read: (path: { project: string }, signal: AbortSignal) => Promise<T>,
) {
  const project = useProjectId()
  return useQuery<T, Error, T, QueryKey>({
    queryKey: keys.reports.one(project, name, query),
    queryFn: ({ signal }) => read({ project }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchInterval: ({ state }) => state.isInvalidated && rereadAfter,
  })
}

/** A condition beside those of a view. */
export function withCondition(filter: Filter | undefined, condition: Filter): Filter {
  if (!filter) return condition
  return 'and' in filter ? { and: [...filter.and, condition] } : { and: [filter, condition] }
}
