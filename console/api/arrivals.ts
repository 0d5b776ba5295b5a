import { useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProject, useProjectId } from './session.ts'
import { refetchSteadily } from './steady-refetch.ts'

type Which = { form?: string; key?: string; mapping?: string; way?: 'form' | 'snippet' | 'proxy' | 'in' }
export type Arrival = NonNullable<ReturnType<typeof useArrivals>['data']>['items'][number]

/** The newest receipts of an entry point; the event stream invalidates them. */
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

/** The progress that the stream reports: the number of the `last` receipt, how many wait, and since when the first of those does. */
type Progress = { last: number; waiting: number; waiting_since: string | null }

/** Stores the progress that the stream reports. Refetches the last enquiry only when it changed, since a reopened stream repeats it. */
export function noteProgress(project: string, told: Progress): void {
  const queryKey = keys.progress(project)
  const known = queryClient.getQueryData<Progress>(queryKey) // undefined at first: a request in flight then is current
  queryClient.setQueryData<Progress>(queryKey, told)
  if (known && isOther(known, told)) void refetchSteadily(keys.lastArrival(project))
}

function isOther(known: Progress, told: Progress): boolean {
  return known.last !== told.last || known.waiting !== told.waiting || known.waiting_since !== told.waiting_since
}

/** When the last enquiry without spam came, and since when the first one waits to be processed. Contractors may read neither. */
export function useLastArrival(): { last: string | undefined; waitingSince: string | undefined } {
  const { id: project, role } = useProject()
  const { data: told } = useQuery<Progress>({ queryKey: keys.progress(project), enabled: false })
  const { data } = useQuery({
    queryKey: keys.lastArrival(project),
    enabled: role !== 'contractor',
    queryFn: async ({ signal }) => {
      const ends = ['lead', 'joined'] as const
      const newest = await Promise.all(ends.map((end) => readNewest(project, end, signal)))
      return (
        newest
          .flatMap((at) => at ?? [])
          .sort()
          .at(-1) ?? null
      )
    },
  })
  return { last: data ?? undefined, waitingSince: told?.waiting_since ?? undefined }
}

/** When the newest receipt with an outcome came. */
async function readNewest(project: string, end: 'lead' | 'joined', signal: AbortSignal): Promise<string | undefined> {
  const params = { path: { project }, query: { end, limit: '1' } }
  const { items } = await unwrap(client.GET('/api/v2/projects/{project}/receipts', { params, signal }))
  return items[0]?.at
}
