import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Member } from './types.ts'

/** An invitation to be created: one with an address is for that person alone, and a contractor has sources. */
export type InvitationDraft = { role: Member['role']; email?: string; sources?: string[] }

export type Invitation = ReturnType<typeof useInvitations>[number]

/** The open invitations of the project. Only owners may read them. */
export function useInvitations(isEnabled: boolean) {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: keys.invitations(project),
    enabled: isEnabled,
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/invitations', { params: { path: { project } } })),
  })
  return data?.items.filter(({ state }) => state === 'open') ?? []
}

export function useInvitationMutations() {
  const project = useProjectId()
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.invitations(project) })
  return {
    create: useMutation({
      mutationFn: (body: InvitationDraft) =>
        unwrap(client.POST('/api/v2/projects/{project}/invitations', { params: { path: { project } }, body })),
      onSettled,
    }),
    renew: useMutation({
      mutationFn: (id: string) =>
        unwrap(client.POST('/api/v2/projects/{project}/invitations/{id}/renew', { params: { path: { project, id } } })),
      onSettled,
    }),
    revoke: useMutation({
      mutationFn: (id: string) =>
        unwrap(client.DELETE('/api/v2/projects/{project}/invitations/{id}', { params: { path: { project, id } } })),
      onSettled,
    }),
  }
}
