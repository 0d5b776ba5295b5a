import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Assignment } from './types.ts'

/** How new leads get their assignees. */
export function useAssignment() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.assignment(project),
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/assignment', { params: { path: { project } } }),
      ) as Promise<Assignment>,
  })
}

/** Changes the settings, with the version that was read. */
export function useChangeAssignment() {
  const project = useProjectId()
  return useMutation({
    mutationFn: ({ version, ...change }: Partial<Assignment> & { version: number }) =>
      unwrap(
        client.PATCH('/api/v2/projects/{project}/assignment', {
          params: { path: { project }, header: { 'If-Match': `"${version}"` } as never },
          body: change as never,
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.assignment(project) }),
  })
}

/** Puts the member on duty, or takes them off. */
export function useSetDuty() {
  const project = useProjectId()
  return useMutation({
    mutationFn: (on: boolean) =>
      unwrap(client.PUT('/api/v2/projects/{project}/duty', { params: { path: { project } }, body: { on } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.members(project) }),
  })
}
