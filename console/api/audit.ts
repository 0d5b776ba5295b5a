import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'

export const auditKinds = ['settings', 'forms', 'keys', 'people', 'leads', 'accounts'] as const
export type AuditQuery = { period: string; kind?: (typeof auditKinds)[number]; actor?: string }

/** Who changed what, the newest first, page by page. */
export function useAuditPages(query: AuditQuery) {
  const project = useProjectId()
  return useInfiniteQuery({
    queryKey: keys.audit(project, query),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        client.GET('/api/v2/projects/{project}/audit', {
          params: { path: { project }, query: { ...query, limit: '50', ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
}
