import { useQuery } from '@tanstack/react-query'
import { answerOf, client } from './client.ts'
import { useProjectId } from './session.ts'
import type { Member, Status } from './types.ts'

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

/** Whether a member has not left: only then can a lead be theirs. */
export function worksHere({ left_at }: Member): boolean {
  return left_at === null
}

/** The members of the project, those who left too: a lead's assignee is the id of one, and who did something. */
export function useMembers(): Member[] {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: ['p', project, 'members'],
    queryFn: () => answerOf(client.GET('/api/v2/projects/{project}/members', { params: { path: { project } } })),
    staleTime: 60_000,
  })
  return data?.items ?? []
}
