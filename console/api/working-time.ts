import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { WorkingTime } from './types.ts'

/** The working hours of the project, and its response time. */
export function useWorkingTime() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.workingTime(project),
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/working-time', { params: { path: { project } } })),
  })
}

/** Changes the settings with the version that was read. */
export function useChangeWorkingTime() {
  const project = useProjectId()
  return useMutation({
    mutationFn: ({ version, ...change }: Partial<WorkingTime> & { version: number }) =>
      unwrap(
        client.PATCH('/api/v2/projects/{project}/working-time', {
          params: { path: { project }, header: { 'If-Match': `"${version}"` } as never },
          body: change,
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.workingTime(project) }),
  })
}
