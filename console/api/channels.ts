import { useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { keys } from './keys.ts'
import { useProjectId } from './session.ts'

/** The channels of the project. */
export function useChannels(isEnabled: boolean) {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: keys.channels(project),
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/channels', { params: { path: { project } } })),
    enabled: isEnabled,
    staleTime: 60_000,
  })
  return data?.items ?? []
}
