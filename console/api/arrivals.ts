import { useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'

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
