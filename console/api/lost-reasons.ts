import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { LostReason } from './types.ts'

/** The lost reasons of the project in order, including removed ones. */
export function useLostReasonsQuery(isNeeded = true) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.lostReasons(project),
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/lost-reasons', { params: { path: { project } } })),
    staleTime: 60_000,
    enabled: isNeeded,
  })
}

const none: LostReason[] = []

/** The same; empty until they are loaded. */
export function useLostReasons(isNeeded = true): LostReason[] {
  return useLostReasonsQuery(isNeeded).data?.items ?? none
}

/** Whether leads may be given a reason. */
export function isOffered({ removed }: LostReason): boolean {
  return !removed
}

export function useLostReasonMutations() {
  const project = useProjectId()
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.lostReasons(project) })
  const path = { project }
  return {
    create: useMutation({
      mutationFn: (body: Pick<LostReason, 'name'>) =>
        unwrap(client.POST('/api/v2/projects/{project}/lost-reasons', { params: { path }, body })),
      onSettled,
    }),
    update: useMutation({
      mutationFn: ({ id, ...body }: { id: string; name?: string; position?: number }) =>
        unwrap(
          client.PATCH('/api/v2/projects/{project}/lost-reasons/{id}', { params: { path: { ...path, id } }, body }),
        ),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: string) =>
        unwrap(client.DELETE('/api/v2/projects/{project}/lost-reasons/{id}', { params: { path: { ...path, id } } })),
      onSettled,
    }),
  }
}
