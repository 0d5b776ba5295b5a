import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client, unwrap } from './client.ts'
import { useMembers } from './resources-old.ts'
import { canManageProject, useProject, useProjectId } from './session.ts'

/** What happened to a lead, the newest first, page by page. */
export function useLeadEvents(id: string) {
  const project = useProjectId()
  return useInfiniteQuery({
    queryKey: ['p', project, 'lead', id, 'events'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        client.GET('/api/v2/projects/{project}/leads/{lead}/events', {
          params: { path: { project, lead: id }, query: { limit: '20', ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** Who did something: a member or a key, told by name where it is known; anyone else is known only by the door. */
type Who = { kind: string; name: string | undefined; told: string | undefined }

/** Tells who an actor is; the names of keys are for who may read them. */
export function useActorName(): (actor: string) => Who {
  const { t } = useTranslation()
  const members = useMembers()
  const keys = useKeyNames()
  return (actor) => {
    const [kind = '', id = ''] = actor.split(':')
    if (kind === 'member') {
      const name = members.find((each) => each.id === id)?.name
      return { kind, name, told: name ?? t('card.memberGone', { id }) }
    }
    if (kind !== 'key') return { kind, name: undefined, told: undefined }
    const name = keys.get(id) ?? undefined
    return { kind, name, told: name ? t('card.line.key', { name }) : t('card.line.keyNumber', { id }) }
  }
}

function useKeyNames(): Map<string, string | null> {
  const project = useProject()
  const { data } = useQuery({
    queryKey: ['p', project.id, 'keys', 'names'],
    enabled: canManageProject(project.role),
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/keys', { params: { path: { project: project.id } } })),
    staleTime: 300_000,
  })
  return new Map(data?.items.map(({ id, name }) => [id, name]))
}
