import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'

export const scopes = ['read', 'write', 'admin', 'capture'] as const
type Draft = { name: string; scope: (typeof scopes)[number]; expires_at: string | null }
type Change = { name: string; expires_at?: string | null }
export type ApiKey = NonNullable<ReturnType<typeof useApiKeys>['data']>['items'][number]

/** The API keys of the project, revoked ones too. Only owners and managers may read them. */
export function useApiKeys(isEnabled = true) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.apiKeys(project),
    enabled: isEnabled,
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/keys', { params: { path: { project } } })),
  })
}

export function useApiKeyMutations() {
  const project = useProjectId()
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.apiKeys(project) })
  return {
    create: useMutation({
      mutationFn: (body: Draft) =>
        unwrap(client.POST('/api/v2/projects/{project}/keys', { params: { path: { project } }, body })),
      onSettled,
    }),
    update: useMutation({
      mutationFn: ({ id, change }: { id: string; change: Change }) =>
        unwrap(
          client.PATCH('/api/v2/projects/{project}/keys/{id}', { params: { path: { project, id } }, body: change }),
        ),
      onSettled,
    }),
    revoke: useMutation({
      mutationFn: (id: string) =>
        unwrap(client.DELETE('/api/v2/projects/{project}/keys/{id}', { params: { path: { project, id } } })),
      onSettled,
    }),
  }
}
