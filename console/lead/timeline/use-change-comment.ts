import { client, unwrap } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { keys } from '../../api/query-keys.ts'
import { useProjectId } from '../../api/session.ts'

/** Changes and deletes a comment, by the number of its event. Rejects when the server refuses it. */
export function useChangeComment(lead: string, number: string) {
  const project = useProjectId()
  const path = { project, lead, number }
  const read = () => queryClient.invalidateQueries({ queryKey: keys.lead.all(project, lead) })
  const way = '/api/v2/projects/{project}/leads/{lead}/comments/{number}' as const
  return {
    change: (comment: string) => unwrap(client.PATCH(way, { params: { path }, body: { comment } })).finally(read),
    remove: () => unwrap(client.DELETE(way, { params: { path } })).finally(read),
  }
}
