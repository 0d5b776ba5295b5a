import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { newIdempotencyKey } from './idempotency-key.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { NoticeChange, NoticeChat, NoticeSettings, NoticeWay, ProjectNotices } from './types.ts'

const root = '/api/v2/projects/{project}'

/** How often what is linked is read again (ms): no event tells of it. */
const pollInterval = 5_000

/** What I am told in the project, and where. */
export function useNoticeSettings() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.notices.mine(project),
    queryFn: () => unwrap(client.GET(`${root}/notice-settings`, { params: { path: { project } } })),
    refetchInterval: pollInterval,
  })
}

/** Changes it as it was read; what is null is as the project has it again. */
export function useChangeNoticeSettings() {
  const project = useProjectId()
  return useMutation({
    mutationFn: ({ version, ...change }: NoticeChange) =>
      unwrap(
        client.PATCH(`${root}/notice-settings`, {
          params: { path: { project }, header: { 'If-Match': `"${version}"` } as never },
          body: change as never,
        }),
      ),
    onSuccess: (settings: NoticeSettings) => queryClient.setQueryData(keys.notices.mine(project), settings),
    onError: () => queryClient.invalidateQueries({ queryKey: keys.notices.mine(project) }),
  })
}

/** What members of the project are told who did not say otherwise. */
export function useNoticeDefaults() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.notices.defaults(project),
    queryFn: () => unwrap(client.GET(`${root}/notice-defaults`, { params: { path: { project } } })),
  })
}

/** Changes it as it was read; what is personal only owners change. */
export function useChangeNoticeDefaults() {
  const project = useProjectId()
  const params = { path: { project } }
  return useMutation({
    mutationFn: async ({ version, personal, ...change }: NoticeChange & { personal?: NoticeWay[] }) => {
      const changed = await unwrap(
        client.PATCH(`${root}/notice-defaults`, {
          params: { ...params, header: { 'If-Match': `"${version}"` } as never },
          body: change as never,
        }),
      )
      if (!personal) return changed
      return unwrap(client.PUT(`${root}/notice-defaults/personal`, { params, body: { ways: personal } }))
    },
    onSuccess: (notices: ProjectNotices) => queryClient.setQueryData(keys.notices.defaults(project), notices),
    onError: () => queryClient.invalidateQueries({ queryKey: keys.notices.defaults(project) }),
  })
}

/** My messengers and browsers. */
export function useNoticeLinks() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.notices.links(project),
    queryFn: () => unwrap(client.GET(`${root}/notice-links`, { params: { path: { project } } })),
    refetchInterval: pollInterval,
  })
}

/** The bots by which the project tells people. */
export function useNoticeBots() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.notices.bots(project),
    queryFn: () => unwrap(client.GET(`${root}/notice-bots`, { params: { path: { project } } })),
    refetchInterval: pollInterval,
  })
}

/** The groups of messengers that are told; for those who manage the project. */
export function useNoticeChats() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.notices.chats(project),
    queryFn: () => unwrap(client.GET(`${root}/notice-chats`, { params: { path: { project } } })),
    refetchInterval: pollInterval,
  })
}

/** What is changed of a chat. */
type ChatChange = Partial<Pick<NoticeChat, 'name' | 'kinds' | 'on'>> & { filter?: unknown }

/** What can be done with ways, bots and chats. */
export function useNoticeMutations() {
  const project = useProjectId()
  const path = { project }
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.notices.settings(project) })
  const once = () => ({ params: { path, header: { 'Idempotency-Key': newIdempotencyKey() } } })
  return {
    /** A message by one way, and what came of it. */
    test: useMutation({
      mutationFn: (way: NoticeWay) => unwrap(client.POST(`${root}/notice-settings/test`, { ...once(), body: { way } })),
      onSettled,
    }),
    /** A link that works once. */
    link: useMutation({
      mutationFn: (wanted: { way: 'telegram' | 'max'; for: 'me' | 'chat' }) =>
        unwrap(client.POST(`${root}/notice-links`, { ...once(), body: wanted })),
    }),
    unlink: useMutation({
      mutationFn: (id: string) =>
        unwrap(client.DELETE(`${root}/notice-links/{id}`, { params: { path: { project, id } } })),
      onSettled,
    }),
    setBot: useMutation({
      mutationFn: ({ way, token }: { way: string; token: string }) =>
        unwrap(client.PUT(`${root}/notice-bots/{way}`, { params: { path: { project, way } }, body: { token } })),
      onSettled,
    }),
    changeBot: useMutation({
      mutationFn: ({ way, takesEnquiries }: { way: string; takesEnquiries: boolean }) =>
        unwrap(
          client.PATCH(`${root}/notice-bots/{way}`, {
            params: { path: { project, way } },
            body: { takes_enquiries: takesEnquiries },
          }),
        ),
      onSettled,
    }),
    removeBot: useMutation({
      mutationFn: (way: string) =>
        unwrap(client.DELETE(`${root}/notice-bots/{way}`, { params: { path: { project, way } } })),
      onSettled,
    }),
    changeChat: useMutation({
      mutationFn: ({ id, ...change }: { id: string } & ChatChange) =>
        unwrap(client.PATCH(`${root}/notice-chats/{id}`, { params: { path: { project, id } }, body: change as never })),
      onSettled,
    }),
    removeChat: useMutation({
      mutationFn: (id: string) =>
        unwrap(client.DELETE(`${root}/notice-chats/{id}`, { params: { path: { project, id } } })),
      onSettled,
    }),
  }
}
