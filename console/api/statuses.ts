import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { orStored } from './indexed-db.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Status } from './types.ts'

/** A stable empty list, so that values computed from it are not recomputed on each render. */
const none: Status[] = []

export function statusesQuery(project: string) {
  return queryOptions({
    queryKey: keys.statuses(project),
    queryFn: () =>
      orStored(
        `statuses ${project}`,
        unwrap(client.GET('/api/v2/projects/{project}/statuses', { params: { path: { project } } })),
      ),
    staleTime: 60_000,
  })
}

/** The statuses of the project, in the order of the board; empty until they are loaded. */
export function useStatuses(): Status[] {
  return useStatusesQuery().data?.items ?? none
}

export function useStatusesQuery() {
  return useQuery(statusesQuery(useProjectId()))
}

/** Whether leads may be given a status: one that is being removed takes no new leads. */
export function isSelectable({ replaced_by }: Status): boolean {
  return replaced_by === undefined
}

type Draft = Pick<Status, 'name' | 'type'>
type Change = { id: string } & Partial<Pick<Status, 'name' | 'type' | 'colour'>>

/** Creates, changes, orders and removes statuses. Leads, boards and counts depend on them, so the whole project is refetched. */
export function useStatusMutations() {
  const project = useProjectId()
  const path = { project }
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.project(project) })
  return {
    create: useMutation({
      mutationFn: (body: Draft) =>
        unwrap(client.POST('/api/v2/projects/{project}/statuses', { params: { path }, body })),
      onSettled,
    }),
    update: useMutation({
      mutationFn: ({ id, ...body }: Change) =>
        unwrap(client.PATCH('/api/v2/projects/{project}/statuses/{id}', { params: { path: { project, id } }, body })),
      onSettled,
    }),
    reorder: useMutation({
      mutationFn: (statuses: Status[]) =>
        unwrap(
          client.PUT('/api/v2/projects/{project}/statuses/order', {
            params: { path },
            body: { order: statuses.map(({ id }) => id) },
          }),
        ),
      onMutate: (items) => void queryClient.setQueryData(keys.statuses(project), { items }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: ({ id, replacement }: { id: string; replacement: string }) =>
        unwrap(
          client.DELETE('/api/v2/projects/{project}/statuses/{id}', {
            params: { path: { project, id }, query: replacement ? { replacement } : {} },
          }),
        ),
      onSettled,
    }),
  }
}
