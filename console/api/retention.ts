import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Retention } from './types.ts'

/** How long the project keeps data. */
export function useRetention() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.retention(project),
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/retention', { params: { path: { project } } })),
  })
}

/** Changes the retention with the version that was read. */
export function useChangeRetention() {
  const project = useProjectId()
  return useMutation({
    mutationFn: ({ version, raw_days, spam_days, delivery_days }: Partial<Retention> & { version: number }) =>
      unwrap(
        client.PATCH('/api/v2/projects/{project}/retention', {
          params: { path: { project }, header: { 'If-Match': `"${version}"` } as never },
          body: { raw_days, spam_days, delivery_days },
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.retention(project) }),
  })
}
