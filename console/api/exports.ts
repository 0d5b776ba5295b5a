import { useInfiniteQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'

/** The exports of leads in the audit log, the newest first, page by page. */
export function useExportPages() {
  const project = useProjectId()
  return useInfiniteQuery({
    queryKey: keys.exports(project),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        client.GET('/api/v2/projects/{project}/audit', {
          params: {
            path: { project },
            query: { action: 'leads.exported', ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
