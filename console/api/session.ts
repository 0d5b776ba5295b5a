import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { client, post, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'

/** Who is signed in, and the projects that they may enter. */
const me = {
  queryKey: ['me'],
  queryFn: () => unwrap(client.GET('/api/v2/me')),
  staleTime: 60_000,
}

/** The member; the shell shows pages only once it is known. */
export function useMe() {
  return useQuery(me)
}

/** Asks anew who is signed in, as after signing in or out. */
export function refetchMe(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: me.queryKey })
}

/** Signs out; nothing that was read stays. */
export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {})
  queryClient.clear()
}

/** The number of the project in the address, as a text. */
export function useProjectId(): string {
  return (useParams({ strict: false }) as { project: string }).project
}

/** The project in the address, with the member's role in it. Only inside the shell. */
export function useProject() {
  const id = useProjectId()
  const project = useMe().data?.projects.find((each) => each.id === id)
  if (!project) throw new Error('no such project')
  return project
}

/** Whether a role may change how the project works. */
export function canManageProject(role: string): boolean {
  return role === 'owner' || role === 'manager'
}
