import { useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { keys } from './query-keys.ts'
import { useProject } from './session.ts'

export type EntryPoint = NonNullable<ReturnType<typeof useEntryPoints>['data']>['items'][number]

/** What enquiries come through, with the last 30 days of each. */
export function useEntryPoints() {
  const { id: project, role } = useProject()
  return useQuery({
    queryKey: keys.entryPoints(project),
    enabled: role !== 'contractor', // they see leads, not where they come in
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/entry-points', { params: { path: { project } } })),
  })
}

/** Where visitors reach the server: as PUBLIC_URL says, else as this page was reached. */
export function useServerAddress(): { address: string; isSet: boolean } {
  const said = useEntryPoints().data?.public_url ?? null
  return { address: (said ?? window.location.origin).replace(/\/$/, ''), isSet: said !== null }
}
