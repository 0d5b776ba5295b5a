import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { createContext, useContext } from 'react'
import { client, post, unwrap } from './client.ts'
import { clearValues, orStored } from './indexed-db.ts'
import { isOutboxOfOthers } from './outbox.ts'
import { pageMember, takePage } from './page-member.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { clearDrafts } from './stored-draft.ts'

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async () => {
    const me = await orStored('me', unwrap(client.GET('/api/v2/me')), withoutEventNumbers)
    return takePage(me.id) ? me : new Promise<typeof me>(() => {}) // the page reloads
  },
  staleTime: 60_000,
})

/** Removes the event numbers from a stored answer: it is old when it is used, and a stream from there would send everything since. */
function withoutEventNumbers<M extends { projects: object[] }>(me: M): M {
  return { ...me, projects: me.projects.map((project) => ({ ...project, last_event: undefined })) }
}

/** The signed-in member with their projects. The shell shows pages only once it is read. */
export function useMe() {
  return useQuery(meQuery)
}

/** Refetches who is signed in, as after signing in or out. */
export function refetchMe(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: keys.me })
}

/** Continues after a sign-in. If the page belonged to another member, it is reloaded, so that nothing of theirs is shown or sent. */
export async function goOn(to: string, navigate: () => Promise<void>): Promise<void> {
  const before = pageMember()
  if (before !== undefined && (await unwrap(client.GET('/api/v2/me'))).id !== before) return window.location.assign(to)
  await queryClient.fetchQuery({ ...meQuery, staleTime: 0 }) // the cached refusal would lead to the sign-in again
  await navigate()
}

/** Signs out and removes everything that this browser stores of the member. The page reloads, which drops its data and pending writes. */
export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {})
  clearDrafts()
  queryClient.getMutationCache().clear()
  await clearValues(isOutboxOfOthers)
  window.location.assign('/sign-in')
}

type Me = { preferences: Record<string, unknown> }

/**
 * Saves preferences of the member beside the ones saved before; they apply at once. The server replaces all of them, so it is asked for the present
 * ones, which another window may have saved. One save waits for another.
 */
export function useSavePreferences() {
  return useMutation({
    scope: { id: 'preferences' },
    mutationFn: async (chosen: Record<string, unknown>) => {
      const { preferences } = await unwrap(client.GET('/api/v2/me'))
      return unwrap(client.PATCH('/api/v2/me', { body: { preferences: { ...preferences, ...chosen } } }))
    },
    onMutate: (chosen) => {
      const preferences = { ...queryClient.getQueryData<Me>(keys.me)?.preferences, ...chosen }
      queryClient.setQueryData<Me>(keys.me, (me) => me && { ...me, preferences })
    },
    onError: refetchMe,
  })
}

/** Changes the member's own name. */
export function useRename() {
  return async (name: string): Promise<void> => {
    await unwrap(client.PATCH('/api/v2/me', { body: { name } }))
    await queryClient.invalidateQueries() // members, comments and events contain the name
  }
}

/** The project of the contents, if it is not the one in the address. */
export const OfProject = createContext<string | undefined>(undefined)

/** The id of the project: that of `OfProject`, else the one in the address. */
export function useProjectId(): string {
  const given = useContext(OfProject)
  const { project } = useParams({ strict: false }) as { project: string }
  return given ?? project
}

/** The project with the member's role in it. Only inside the shell. */
export function useProject() {
  const id = useProjectId()
  const project = useMe().data?.projects.find((each) => each.id === id)
  if (!project) throw new Error('no such project')
  return project
}

/** Changes the settings of the project in the address. */
export function useUpdateProject() {
  const project = useProjectId()
  return useMutation({
    mutationFn: (body: Record<string, string>) =>
      unwrap(client.PATCH('/api/v2/projects/{project}', { params: { path: { project } }, body })),
    onSuccess: refetchMe,
  })
}

/** Whether a role may change how the project works. */
export function canManageProject(role: string): boolean {
  return role === 'owner' || role === 'manager'
}
