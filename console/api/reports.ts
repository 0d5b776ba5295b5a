import { keepPreviousData, type QueryKey, queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import type { paths } from '../api-types.ts'
import { client, unwrap } from './client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Filter } from './types.ts'

type Reports = '/api/v2/projects/{project}/reports'
type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } }
}
  ? T
  : never

/** A figure of a report: the number of leads, their sum, and their list. */
export type Figure = { leads: number; sum: string; list: Listed }
/** A list in the format of the API. */
export type Listed = { period: string; filter: unknown }

export type Summary = Answer<`${Reports}/summary`>
export type Series = Answer<`${Reports}/series`>
export type Channels = Answer<`${Reports}/channels`>

/** The selection of leads in a report. */
export type ReportQuery = { period: string; filter?: string; q?: string }

export type Funnel = Answer<`${Reports}/funnel`>
export type People = Answer<`${Reports}/people`>
export type Hours = Answer<`${Reports}/hours`>
export type Cohorts = Answer<`${Reports}/cohorts`>

/** The units of a series, the shortest first. */
export const units = ['day', 'week', 'month'] as const
export type Unit = (typeof units)[number]

/** The period of comparison: the one before, or the same days a year before. */
export type Compared = 'previous' | 'year'

/** The key figures of a view, with those of the compared period. */
export function useSummary(query: ReportQuery & { compare?: Compared }) {
  return useReport('summary', query, (path, signal) =>
    unwrap(client.GET('/api/v2/projects/{project}/reports/summary', { params: { path, query }, signal })),
  )
}

/** Leads and revenue by day, week or month. */
export function useSeries(query: ReportQuery & { unit: Unit }) {
  return useReport('series', query, (path, signal) =>
    unwrap(client.GET('/api/v2/projects/{project}/reports/series', { params: { path, query }, signal })),
  )
}

/** The parameters of the report of channels: the touch, the level, and the number of lines. */
export type ChannelQuery = ReportQuery & {
  touch?: 'last' | 'first'
  level?: 'channel' | 'source' | 'campaign' | 'keyword'
  compare?: Compared
  limit?: string
}

/** The results and costs of each channel. */
export function useChannelsReport(query: ChannelQuery) {
  return useSliced(useQuery({ ...channelsReport(useProjectId(), query), placeholderData: keepPreviousData }))
}

/** The query of one level of channels; a page may have several open. */
export function channelsReport(project: string, query: ChannelQuery) {
  return reportOptions(project, 'channels', query, (path, signal) =>
    unwrap(client.GET('/api/v2/projects/{project}/reports/channels', { params: { path, query }, signal })),
  )
}

/** The funnel. */
export function useFunnel(query: ReportQuery) {
  return useReport('funnel', query, (path, signal) =>
    unwrap(client.GET('/api/v2/projects/{project}/reports/funnel', { params: { path, query }, signal })),
  )
}

/** Who took leads, and how soon they responded. */
export function usePeople(query: ReportQuery & { within: string }) {
  return useReport('people', query, (path, signal) =>
    unwrap(client.GET('/api/v2/projects/{project}/reports/people', { params: { path, query }, signal })),
  )
}

/** The leads by hour. */
export function useHours(query: ReportQuery) {
  return useReport('hours', query, (path, signal) =>
    unwrap(client.GET('/api/v2/projects/{project}/reports/hours', { params: { path, query }, signal })),
  )
}

/** The cohorts: payments by month of creation. */
export function useCohorts(query: ReportQuery) {
  return useReport('cohorts', query, (path, signal) =>
    unwrap(client.GET('/api/v2/projects/{project}/reports/cohorts', { params: { path, query }, signal })),
  )
}

/** How long (ms) an open report waits after a change before it is refetched: one costs as much as several lists. */
const rereadAfter = 10_000

type Read<T> = (path: { project: string }, signal: AbortSignal) => Promise<T>

function useReport<T>(name: string, query: object, read: Read<T>) {
  return useSliced(useQuery({ ...reportOptions(useProjectId(), name, query, read), placeholderData: keepPreviousData }))
}

/**
 * Renders results with low priority, in slices of some milliseconds, since hundreds of numbers at once would block the page. `isOld` means that they
 * belong to the former query.
 */
function useSliced<T>({ data, error, refetch, isPlaceholderData: isOld }: UseQueryResult<T>) {
  const drawn = useDeferredValue(useMemo(() => ({ data, isOld }), [data, isOld]))
  return { data: drawn.data, error, refetch, isOld: isOld || drawn.isOld }
}

function reportOptions<T>(project: string, name: string, query: object, read: Read<T>) {
  return queryOptions<T, Error, T, QueryKey>({
    queryKey: keys.reports.one(project, name, query),
    queryFn: ({ signal }) => read({ project }, signal),
    staleTime: 60_000,
    refetchInterval: ({ state }) => state.isInvalidated && rereadAfter,
  })
}

/** Adds a condition to the filter of a view. */
export function withCondition(filter: Filter | undefined, condition: Filter): Filter {
  if (!filter) return condition
  return 'and' in filter ? { and: [...filter.and, condition] } : { and: [filter, condition] }
}
