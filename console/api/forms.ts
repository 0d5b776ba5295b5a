import { useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { keys } from './keys.ts'
import { useProjectId } from './session.ts'

/** The forms of the project. */
export function useForms(isEnabled: boolean) {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: keys.forms(project),
    enabled: isEnabled,
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/forms', { params: { path: { project } } })),
    staleTime: 300_000,
  })
  return data?.items ?? []
}
