import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { OwnField } from './types.ts'

export function useOwnFieldsQuery() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.ownFields(project),
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/fields', { params: { path: { project } } })),
    staleTime: 60_000,
  })
}

/** The own fields of the project in order; undefined until they are loaded. */
export function useOwnFieldList(): OwnField[] | undefined {
  return useOwnFieldsQuery().data?.items
}

const none: OwnField[] = []

/** The same; empty until they are loaded. */
export function useOwnFields(): OwnField[] {
  return useOwnFieldList() ?? none
}

/** The name by which filters and columns refer to a field. */
export function nameOfField({ id }: Pick<OwnField, 'id'>): `field:${string}` {
  return `field:${id}`
}

export function useOwnFieldMutations() {
  const project = useProjectId()
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.ownFields(project) })
  const path = { project }
  return {
    create: useMutation({
      mutationFn: (body: Pick<OwnField, 'name' | 'type' | 'options'>) =>
        unwrap(client.POST('/api/v2/projects/{project}/fields', { params: { path }, body })),
      onSettled,
    }),
    update: useMutation({
      mutationFn: ({ id, ...body }: { id: string; name?: string; options?: string[]; position?: number }) =>
        unwrap(client.PATCH('/api/v2/projects/{project}/fields/{id}', { params: { path: { ...path, id } }, body })),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: string) =>
        unwrap(client.DELETE('/api/v2/projects/{project}/fields/{id}', { params: { path: { ...path, id } } })),
      onSettled,
    }),
  }
}
