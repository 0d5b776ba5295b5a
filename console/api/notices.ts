import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { newIdempotencyKey } from './idempotency-key.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { NoticeChange, NoticeChat, NoticeSettings, NoticeWay, ProjectNotices } from './types.ts'

const root = '/api/v2/projects/{project}'

/** How often links are refetched (ms), since no event reports them. */
const pollInterval = 5_000

/** Which notices I get in the project, and where. */
export function useNoticeSettings() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.notices.mine(project),
    queryFn: () => unwrap(client.GET(`${root}/notice-settings`, { params: { path: { project } } })),
    refetchInterval: pollInterval,
  })
}

/** Changes the settings with the version that was read; null resets a part to the project's. */
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

/** The default notices of the members of the project. */
export function useNoticeDefaults() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.notices.defaults(project),
    queryFn: () => unwrap(client.GET(`${root}/notice-defaults`, { params: { path: { project } } })),
  })
}

/** Changes the defaults with the version that was read; only owners change the personal parts. */
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

/** The bots of the project. */
export function useNoticeBots() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.notices.bots(project),
    queryFn: () => unwrap(client.GET(`${root}/notice-bots`, { params: { path: { project } } })),
    refetchInterval: pollInterval,
  })
}

/** The groups that get notices; for those who manage the project. */
export function useNoticeChats() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.notices.chats(project),
    queryFn: () => unwrap(client.GET(`${root}/notice-chats`, { params: { path: { project } } })),
    refetchInterval: pollInterval,
  })
}

/** The changes of a chat. */
type ChatChange = Partial<Pick<NoticeChat, 'name' | 'kinds' | 'on'>> & { filter?: unknown }

/** The mutations of ways, bots and chats. */
export function useNoticeMutations() {
  const project = useProjectId()
  const path = { project }
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.notices.settings(project) })
  const once = () => ({ params: { path, header: { 'Idempotency-Key': newIdempotencyKey() } } })
  return {
    /** Sends a test message by one way; returns its result. */
    test: useMutation({
      mutationFn: (way: NoticeWay) => unwrap(client.POST(`${root}/notice-settings/test`, { ...once(), body: { way } })),
      onSettled,
    }),
    /** Creates a one-time link. */
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
