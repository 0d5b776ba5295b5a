import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { orStored } from './indexed-db.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Member } from './types.ts'

const none: Member[] = []

/** The members of the project, including those who left, since events and assignees refer to them. */
export function useMembers(): Member[] {
  return useMembersQuery().data?.items ?? none
}

export function useMembersQuery() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.members(project),
    queryFn: () =>
      orStored(
        `members ${project}`,
        unwrap(client.GET('/api/v2/projects/{project}/members', { params: { path: { project } } })),
      ),
    staleTime: 60_000,
  })
}

/** Whether a member has not left: only then can a lead be assigned to them. */
export function isActive({ left_at }: Member): boolean {
  return left_at === null
}

/** Changes roles, removes members, and leaves the project. */
export function useMemberMutations() {
  const project = useProjectId()
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.members(project) })
  return {
    changeRole: useMutation({
      mutationFn: ({ id, ...change }: Pick<Member, 'id' | 'role'> & { sources?: string[] }) =>
        unwrap(
          client.PATCH('/api/v2/projects/{project}/members/{id}', {
            params: { path: { project, id } },
            body: change,
          }),
        ),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: string) =>
        unwrap(client.DELETE('/api/v2/projects/{project}/members/{id}', { params: { path: { project, id } } })),
      onSettled,
    }),
    leave: useMutation({
      mutationFn: () => unwrap(client.POST('/api/v2/projects/{project}/leave', { params: { path: { project } } })),
    }),
  }
}
