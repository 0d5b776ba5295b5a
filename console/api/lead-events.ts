import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'

/** The events of a lead, the newest first, page by page. */
export function useLeadEvents(id: string) {
  const project = useProjectId()
  return useInfiniteQuery({
    queryKey: keys.lead.events(project, id),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => readEvents(project, id, { limit: '20', ...(pageParam && { cursor: pageParam }) }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** The newest event of a version of a lead. */
export function useLastEvent(id: string, version: number) {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: keys.lead.lastEvent(project, id, version),
    queryFn: () => readEvents(project, id, { limit: '1' }),
  })
  return data?.items[0]
}

function readEvents(project: string, lead: string, query: { limit: string; cursor?: string }) {
  return unwrap(
    client.GET('/api/v2/projects/{project}/leads/{lead}/events', { params: { path: { project, lead }, query } }),
  )
}
