import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { useProjectId } from './session.ts'
import type { Member, Status } from './types.ts'

/** One for all, so that what is made of it is not made anew while nothing is read. */
const none: never[] = []

/** The statuses of the project, in the order of the board. */
export function useStatuses(): Status[] {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: ['p', project, 'statuses'],
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/statuses', { params: { path: { project } } })),
    staleTime: 60_000,
  })
  return data?.items ?? none
}

/** Whether a member has not left: only then can a lead be theirs. */
export function isActive({ left_at }: Member): boolean {
  return left_at === null
}

/** The members of the project, those who left too: a lead's assignee is the id of one, and who did something. */
export function useMembers(): Member[] {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: ['p', project, 'members'],
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/members', { params: { path: { project } } })),
    staleTime: 60_000,
  })
  return data?.items ?? none
}

/** The channels of the project, where they are wanted. */
export function useChannels(isWanted: boolean) {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: ['p', project, 'channels'],
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/channels', { params: { path: { project } } })),
    enabled: isWanted,
    staleTime: 60_000,
  })
  return data?.items ?? none
}

/** Sources that leads have, by a part of their names as it is typed, with how many have each. */
export function useSources(typed: string, isWanted = true) {
  const project = useProjectId()
  const [q] = useDebouncedValue(typed.trim(), 150)
  const { data } = useQuery({
    queryKey: ['p', project, 'sources', q],
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/sources', {
          params: { path: { project }, query: { limit: '100', ...(q && { q }) } },
        }),
      ),
    enabled: isWanted,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
  return data?.items ?? none
}
