import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { SavedView } from './types.ts'

/** The saved views that the member sees: their own and shared ones. */
export function useSavedViews(): SavedView[] {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: keys.views(project),
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/views', { params: { path: { project } } })),
    staleTime: 60_000,
  })
  return data?.items ?? []
}

export function useViewMutations() {
  const project = useProjectId()
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.views(project) })
  return {
    create: useMutation({
      mutationFn: (body: object) =>
        unwrap(client.POST('/api/v2/projects/{project}/views', { params: { path: { project } }, body: body as never })),
      onSettled,
    }),
    update: useMutation({
      mutationFn: ({ view, change }: { view: SavedView; change: object }) =>
        unwrap(
          client.PATCH('/api/v2/projects/{project}/views/{id}', {
            params: { path: { project, id: view.id }, header: { 'If-Match': `"${view.version}"` } },
            body: change as never,
          }),
        ),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: string) =>
        unwrap(client.DELETE('/api/v2/projects/{project}/views/{id}', { params: { path: { project, id } } })),
      onSettled,
    }),
  }
}
