import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { useInvalidateAfter } from './jobs.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Pull } from './types.ts'

/** How often a running pull is polled (ms). */
const pollInterval = 1_000
const root = '/api/v2/projects/{project}/pulls'

/** The pulls of the project, the newest first. They are polled while one runs, and its end refreshes what it changed. */
export function usePulls() {
  const project = useProjectId()
  const pulls = useQuery({
    queryKey: keys.pulls.list(project),
    queryFn: async () => (await unwrap(client.GET(root, { params: { path: { project } } }))).items,
    refetchInterval: ({ state }) => (state.data?.some(isPulling) ? pollInterval : false),
  })
  useInvalidateAfter(project, pulls.data?.some(isPulling) ?? false)
  return pulls
}

export function isPulling({ state }: Pull): boolean {
  return state === 'running'
}

/** The leads and receipts that were not taken over, page by page. */
export function usePullFaults({ id, faults }: Pull) {
  const project = useProjectId()
  return useInfiniteQuery({
    queryKey: keys.pulls.faults(project, id, faults),
    enabled: faults > 0,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        client.GET(`${root}/{id}/faults`, {
          params: { path: { project, id }, query: { limit: '50', ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** The comparisons of a pull, one a day while it watches. */
export function usePullReports({ id, report }: Pull) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.pulls.reports(project, id, report?.at ?? ''),
    enabled: report !== null,
    queryFn: async () =>
      (await unwrap(client.GET(`${root}/{id}/reports`, { params: { path: { project, id } } }))).items,
  })
}

/** The input to start a pull. */
export type PullDraft = { url: string; outside_project: string; key: string; watch: boolean; missing_status?: string }

export function usePullMutations() {
  const project = useProjectId()
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.pulls.all(project) })
  return {
    begin: useMutation({
      mutationFn: (body: PullDraft) => unwrap(client.POST(root, { params: { path: { project } }, body })),
      onSettled,
    }),
    stop: useMutation({
      mutationFn: (id: string) => unwrap(client.POST(`${root}/{id}/stop`, { params: { path: { project, id } } })),
      onSettled,
    }),
  }
}
