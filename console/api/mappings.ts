import { useMutation, useQuery } from '@tanstack/react-query'
import type { paths } from '../api-types.ts'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'

type Path = '/api/v2/projects/{project}/mappings/{name}'
type Try = NonNullable<paths[`${Path}/try`]['post']['requestBody']>['content']['application/json']
type Saved = NonNullable<paths[Path]['put']['requestBody']>['content']['application/json']
type List = paths['/api/v2/projects/{project}/mappings']['get']['responses'][200]['content']['application/json']
export type Mapping = List['items'][number]
export type MappingRule = Mapping['rules'][number]

/** How submissions to an address are interpreted: by the project's mapping, by a built-in one, or only by common names. */
export function useMapping(name: string) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.mappings(project),
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/mappings', { params: { path: { project } } })),
    select: (list) => mappingOf(list, name),
  })
}

/** The mapping of a name as it was last read. */
export function readMapping(project: string, name: string): Mapping | undefined {
  const list = queryClient.getQueryData<List>(keys.mappings(project))
  return list && mappingOf(list, name)
}

function mappingOf({ items }: List, name: string): Mapping {
  const none = { kind: 'generic' as const, title: null, rules: [], confirmation: null, ready: false, version: 0 }
  return items.find((each) => each.name === name) ?? { name, ...none }
}

/** Saves a mapping with the version that was read. */
export function useMappingMutations(name: string) {
  const project = useProjectId()
  return {
    save: useMutation({
      mutationFn: ({ version, ...body }: Saved & { version: number }) =>
        unwrap(
          client.PUT('/api/v2/projects/{project}/mappings/{name}', {
            params: { path: { project, name }, header: { 'If-Match': `"${version}"` } as never },
            body,
          }),
        ),
      onSettled: () =>
        Promise.all([
          queryClient.invalidateQueries({ queryKey: keys.mappings(project) }),
          queryClient.invalidateQueries({ queryKey: keys.entryPoints(project) }),
        ]),
    }),
  }
}

/** Tries an unsaved mapping on a payload; stores nothing. */
export function useTryMapping(name: string) {
  const project = useProjectId()
  return useMutation({
    mutationFn: (body: Try) =>
      unwrap(
        client.POST('/api/v2/projects/{project}/mappings/{name}/try', { params: { path: { project, name } }, body }),
      ),
  })
}
