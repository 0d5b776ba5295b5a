import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { paths } from '../api-types.ts'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'

type Body<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  requestBody?: { content: { 'application/json': infer T } }
}
  ? T
  : never
export type Form = ReturnType<typeof useForms>[number]
type FormChange = Body<'/api/v2/projects/{project}/forms/{id}', 'patch'>
export type FormField = Form['fields'][number]
type FormDraft = Body<'/api/v2/projects/{project}/forms/preview', 'post'>

/** The forms of the project. */
export function useForms(isEnabled: boolean) {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: keys.forms(project),
    enabled: isEnabled,
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/forms', { params: { path: { project } } })),
    staleTime: 300_000,
  })
  return data?.items ?? []
}

/** One form. */
export function useForm(id: string) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.form(project, id),
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/forms/{id}', { params: { path: { project, id } } })),
  })
}

/** The page of a form with unsaved edits. */
export function useFormPreview(body: FormDraft) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.formPreview(project, body),
    queryFn: () =>
      unwrap(client.POST('/api/v2/projects/{project}/forms/preview', { params: { path: { project } }, body })),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
}

/** Makes and changes forms; a change is refused when somebody else changed the form meanwhile. */
export function useFormMutations() {
  const project = useProjectId()
  const onSettled = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: keys.forms(project) }),
      queryClient.invalidateQueries({ queryKey: keys.entryPoints(project) }),
    ])
  return {
    create: useMutation({
      mutationFn: (name: string) =>
        unwrap(client.POST('/api/v2/projects/{project}/forms', { params: { path: { project } }, body: { name } })),
      onSettled,
    }),
    update: useMutation({
      mutationFn: ({ id, version, change }: { id: string; version: number; change: FormChange }) =>
        unwrap(
          client.PATCH('/api/v2/projects/{project}/forms/{id}', {
            params: { path: { project, id }, header: { 'If-Match': `"${version}"` } },
            body: change,
          }),
        ),
      onSuccess: (form) => queryClient.setQueryData(keys.form(project, form.id), form),
      onSettled,
    }),
  }
}
