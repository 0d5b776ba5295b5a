import { useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { keys } from './query-keys.ts'
import { useProject } from './session.ts'

export type EntryPoint = NonNullable<ReturnType<typeof useEntryPoints>['data']>['items'][number]

/** The entry points of enquiries, with the last 30 days of each. */
export function useEntryPoints() {
  const { id: project, role } = useProject()
  return useQuery({
    queryKey: keys.entryPoints(project),
    enabled: role !== 'contractor', // contractors see leads, but not their entry points
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/entry-points', { params: { path: { project } } })),
  })
}

/** The address of the server for visitors: PUBLIC_URL, or else that of this page. */
export function useServerAddress(): { address: string; isSet: boolean } {
  const said = useEntryPoints().data?.public_url ?? null
  return { address: (said ?? window.location.origin).replace(/\/$/, ''), isSet: said !== null }
}
