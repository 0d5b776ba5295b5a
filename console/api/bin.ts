import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'

/** The removed leads that a search finds, the last removed first, page by page. */
export function useBinPages(q: string) {
  const project = useProjectId()
  return useInfiniteQuery({
    queryKey: keys.bin(project, q),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        client.GET('/api/v2/projects/{project}/bin', {
          params: { path: { project }, query: { ...(q && { q }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** Restores leads from the bin, or purges them. */
export function useBinMutations() {
  const project = useProjectId()
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.project(project) })
  const path = (lead: string) => ({ params: { path: { project, lead } } })
  return {
    restore: useMutation({
      mutationFn: (lead: string) => unwrap(client.POST('/api/v2/projects/{project}/leads/{lead}/restore', path(lead))),
      onSettled,
    }),
    purge: useMutation({
      mutationFn: (lead: string) => unwrap(client.POST('/api/v2/projects/{project}/leads/{lead}/purge', path(lead))),
      onSettled,
    }),
  }
}
