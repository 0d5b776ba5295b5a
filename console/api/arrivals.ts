import { useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProject, useProjectId } from './session.ts'

type Which = { form?: string; key?: string; mapping?: string; way?: 'form' | 'snippet' | 'proxy' | 'in' }
export type Arrival = NonNullable<ReturnType<typeof useArrivals>['data']>['items'][number]

/** The newest receipts of a way in, which the stream has read again. */
export function useArrivals(which: Which) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.arrivals.of(project, which),
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/receipts', {
          params: { path: { project }, query: { ...which, limit: '5' } },
        }),
      ),
  })
}

/** Reads the newest receipt again when the stream tells of another one, or that one was not worked yet. */
export function noteLastArrival(project: string, id: number): void {
  const queryKey = keys.lastArrival(project)
  const read = queryClient.getQueryData<{ items: Pick<Arrival, 'id' | 'end'>[] }>(queryKey)
  if (!read) return // it is on its way
  const { id: known = '0', end } = read.items[0] ?? {}
  if (known !== String(id) || end === null) void queryClient.invalidateQueries({ queryKey })
}

/** The newest receipt of all, and when (ms) that was read. Contractors may read none. */
export function useLastArrival(): { last: Arrival | undefined; readAt: number } {
  const { id: project, role } = useProject()
  const { data, dataUpdatedAt } = useQuery({
    queryKey: keys.lastArrival(project),
    enabled: role !== 'contractor',
    refetchInterval: 60_000, // the time since goes on
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/receipts', { params: { path: { project }, query: { limit: '1' } } }),
      ),
  })
  return { last: data?.items[0], readAt: dataUpdatedAt }
}
