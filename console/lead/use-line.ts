import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { answerOf, client } from '../client.ts'
import { useMembers } from '../desk.ts'
import { useProject, useProjectId } from '../session.ts'

/** What happened to a lead, the newest first, page by page. */
export function useLine(id: string) {
  const project = useProjectId()
  return useInfiniteQuery({
    queryKey: ['p', project, 'lead', id, 'events'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answerOf(
        client.GET('/api/v2/projects/{project}/leads/{lead}/events', {
          params: { path: { project, lead: id }, query: { limit: '20', ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** Who came in by a door: a member's name, a key's where the member may know it. */
export function useWho() {
  const members = useMembers()
  const keys = useKeyNames()
  return (actor: string): { kind: string; name: string | undefined; id: string } => {
    const [kind = '', id = ''] = actor.split(':')
    const names: Record<string, string | null | undefined> = {
      member: members.find((each) => each.id === id)?.name,
      key: keys.get(id),
    }
    return { kind, id, name: names[kind] ?? undefined }
  }
}

function useKeyNames(): Map<string, string | null> {
  const project = useProject()
  const { data } = useQuery({
    queryKey: ['p', project.id, 'keys', 'names'],
    enabled: project.role === 'owner' || project.role === 'manager',
    queryFn: () =>
      answerOf(client.GET('/api/v2/projects/{project}/keys', { params: { path: { project: project.id } } })),
    staleTime: 300_000,
  })
  return new Map(data?.items.map(({ id, name }) => [id, name]))
}
