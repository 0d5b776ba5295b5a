import { useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'

/** How often (ms) a page that waits for an enquiry polls for refusals. */
const interval = 3_000

/** Recent submissions of sites that the server refused, the newest first. */
export function useRefused() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.refused(project),
    queryFn: () =>
      unwrap(client.GET('/api/v2/projects/{project}/entry-points/refused', { params: { path: { project } } })),
    refetchInterval: interval,
  })
}
