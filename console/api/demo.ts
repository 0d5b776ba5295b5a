import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'

/** How many leads of the project are demo data. */
export function useDemoLeads(): number {
  const project = useProjectId()
  const params = { params: { path: { project } } }
  const { data } = useQuery({
    queryKey: keys.demo(project),
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/demo', params)),
  })
  return data?.leads ?? 0
}

/** Removes the demo data of the project, and invalidates everything that was read. */
export function useRemoveDemo() {
  const project = useProjectId()
  const params = { params: { path: { project } } }
  return useMutation({
    mutationFn: () => unwrap(client.DELETE('/api/v2/projects/{project}/demo', params)),
    onSuccess: () => queryClient.invalidateQueries(),
  })
}
