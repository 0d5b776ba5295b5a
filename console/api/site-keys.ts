import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { useApiKeys } from './api-keys.ts'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'

/** The valid keys of sites for the project. */
export function useSiteKeys(isEnabled = true) {
  const { data, error, refetch } = useApiKeys(isEnabled)
  const now = Date.now()
  const all = data?.items.filter(
    ({ scope, revoked_at, expires_at }) =>
      scope === 'capture' && revoked_at === null && (expires_at === null || Date.parse(expires_at) > now),
  )
  return { all, error, retry: () => void refetch() }
}

/** The secret of a key, if it was created by this page: the server returns each only once. */
export function useSecret(id: string | undefined): string | undefined {
  const project = useProjectId()
  const { data } = useQuery<string>({
    queryKey: keys.secret(project, id ?? ''),
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
  return id === undefined ? undefined : data
}

/** How long (hours) the former secret of a site's key stays valid: enough time to change its pages. */
const graceHours = 720

/** Makes a key for a site, changes its sites, and gives it another secret. */
export function useSiteKeyMutations() {
  const project = useProjectId()
  const onSettled = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: keys.apiKeys(project) }),
      queryClient.invalidateQueries({ queryKey: keys.entryPoints(project) }),
    ])
  const onSuccess = ({ id, key }: { id: string; key: string | null }) => {
    if (key !== null) queryClient.setQueryData(keys.secret(project, id), key)
  }
  return {
    create: useMutation({
      mutationFn: ({ name, origins }: { name: string; origins: string[] }) =>
        unwrap(
          client.POST('/api/v2/projects/{project}/keys', {
            params: { path: { project } },
            body: { scope: 'capture', name, origins },
          }),
        ),
      onSuccess,
      onSettled,
    }),
    rotate: useMutation({
      mutationFn: (id: string) =>
        unwrap(
          client.POST('/api/v2/projects/{project}/keys/{id}/rotate', {
            params: { path: { project, id } },
            body: { grace_hours: graceHours },
          }),
        ),
      onSuccess,
      onSettled,
    }),
    setOrigins: useMutation({
      mutationFn: ({ id, origins }: { id: string; origins: string[] }) =>
        unwrap(
          client.PATCH('/api/v2/projects/{project}/keys/{id}', {
            params: { path: { project, id } },
            body: { origins },
          }),
        ),
      onSettled,
    }),
  }
}

/** `shop.example/buy, http://localhost:8080` → their origins; a name without a scheme gets `https`. */
export function originsIn(text: string): string[] {
  const parts = text
    .split(/[\s,;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return [...new Set(parts.map(originOf))]
}

/** The origin of a text. An invalid address stays as it is, so that the server explains what is wrong. */
function originOf(part: string): string {
  const address = /^https?:\/\//i.test(part) ? part : `https://${part}`
  const [, origin] = /^(https?:\/\/[^/?#]+)/i.exec(address) ?? []
  return origin?.toLowerCase() ?? part
}
