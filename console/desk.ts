import { useQuery } from '@tanstack/react-query'
import { answerOf, client } from './client.ts'
import { useProjectId } from './session.ts'
import type { Status } from './types.ts'

/** The statuses of the project, in the order of the board. */
export function useStatuses(): Status[] {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: ['p', project, 'statuses'],
    queryFn: () => answerOf(client.GET('/api/v2/projects/{project}/statuses', { params: { path: { project } } })),
    staleTime: 60_000,
  })
  return data?.items ?? []
}

/** Who works in the project. */
export type Member = { id: string; name: string; email: string; role: string }

/** The members of the project; a lead's assignee is the id of one. */
export function useMembers(): Member[] {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: ['p', project, 'members'],
    queryFn: () =>
      answerOf(
        client.GET('/api/v2/projects/{project}/members' as never, { params: { path: { project } } } as never),
      ) as Promise<{ items: Member[] }>,
    staleTime: 60_000,
  })
  return data?.items ?? []
}
