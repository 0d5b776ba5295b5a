import { useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { useProjectId } from './session.ts'

/** The other leads of the same person, the newest first. */
export function useRelated(id: string) {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: ['p', project, 'lead', id, 'related'],
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/leads/{lead}/related', {
          params: { path: { project, lead: id }, query: { limit: '20' } },
        }),
      ),
    staleTime: 60_000,
  })
  return data
}
