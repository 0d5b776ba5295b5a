import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { newIdempotencyKey } from './idempotency-key.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import { refetchSteadily } from './steady-refetch.ts'

const root = '/api/v2/projects/{project}/notices'

/** The number of my unread notices. The event stream sends it, and again whenever it changes. */
export function useUnreadNotices(): number {
  const project = useProjectId()
  const { data } = useQuery<number>({ queryKey: keys.notices.unread(project), enabled: false })
  return data ?? 0
}

/** Stores the number that the event stream sent. */
export function setUnreadNotices(project: string, unread: number): void {
  queryClient.setQueryData(keys.notices.unread(project), unread)
  void refetchSteadily(keys.notices.list(project))
}

/** My notices, the newest first. */
export function useNoticePages() {
  const project = useProjectId()
  return useInfiniteQuery({
    queryKey: keys.notices.list(project),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        client.GET(root, {
          params: { path: { project }, query: { limit: '50', ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** Marks notices as read: all up to one, or all about a lead. The stream then sends the new number. */
export function useReadNotices() {
  const project = useProjectId()
  return async (which: { up_to: string } | { lead: string }): Promise<void> => {
    await unwrap(
      client.POST(`${root}/read`, {
        params: { path: { project }, header: { 'Idempotency-Key': newIdempotencyKey() } },
        body: which,
      }),
    )
    const { unread } = await unwrap(client.GET(`${root}/unread`, { params: { path: { project } } }))
    setUnreadNotices(project, unread)
  }
}
