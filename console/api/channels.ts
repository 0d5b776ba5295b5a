import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Channel, ChannelRule } from './types.ts'

const none: Channel[] = []

/** The channels of the project; empty until they are loaded. */
export function useChannels(isEnabled: boolean): Channel[] {
  return useChannelsQuery(isEnabled).data?.items ?? none
}

export function useChannelsQuery(isEnabled = true) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.channels(project),
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/channels', { params: { path: { project } } })),
    enabled: isEnabled,
    staleTime: 60_000,
  })
}

/** Rules in order, with the ETag that is needed to replace them. */
export type KeptRules = { rules: ChannelRule[]; tag: string }

export function useChannelRulesQuery() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.channelRules(project),
    queryFn: async (): Promise<KeptRules> => {
      const answer = client.GET('/api/v2/projects/{project}/channels/rules', { params: { path: { project } } })
      const { rules } = await unwrap(answer)
      return { rules, tag: (await answer).response.headers.get('ETag') ?? '' }
    },
    staleTime: 60_000,
  })
}

/** The number of leads without a channel, by source; the source null stands for leads without one. */
export function useSourcesWithoutChannel() {
  const project = useProjectId()
  const filter = JSON.stringify({ field: 'channel', operator: 'null', value: true })
  return useQuery({
    queryKey: keys.channelless(project),
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/reports/channels', {
          params: { path: { project }, query: { level: 'source', filter, limit: '100' } },
        }),
      ),
  })
}

/** Which leads changed rules would move, before they are saved. */
export function useMoves(rules: ChannelRule[] | undefined) {
  const project = useProjectId()
  const { data, error } = useQuery({
    queryKey: keys.ruleMoves(project, rules ?? []),
    queryFn: () =>
      unwrap(
        client.POST('/api/v2/projects/{project}/channels/try', {
          params: { path: { project } },
          body: { rules: rules ?? [], count: true },
        }),
      ),
    enabled: rules !== undefined,
    retry: false,
  })
  return { moves: data?.moves, error }
}

type Change = { id: string; name?: string; colour?: Channel['colour']; position?: number }

/** Adds, changes and removes channels and replaces rules. Leads show their channel, so the whole project is refetched. */
export function useChannelMutations() {
  const project = useProjectId()
  const path = { project }
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.project(project) })
  return {
    create: useMutation({
      mutationFn: (body: { name: string }) =>
        unwrap(client.POST('/api/v2/projects/{project}/channels', { params: { path }, body })),
      onSettled,
    }),
    update: useMutation({
      mutationFn: ({ id, ...body }: Change) =>
        unwrap(client.PATCH('/api/v2/projects/{project}/channels/{id}', { params: { path: { project, id } }, body })),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: string) =>
        unwrap(client.DELETE('/api/v2/projects/{project}/channels/{id}', { params: { path: { project, id } } })),
      onSettled,
    }),
    /** Returns the ETag for the next replacement. */
    putRules: useMutation({
      mutationFn: async ({ rules, tag }: { rules: ChannelRule[]; tag: string }) => {
        const answer = client.PUT('/api/v2/projects/{project}/channels/rules', {
          params: { path, header: { 'If-Match': tag } },
          body: { rules },
        })
        await unwrap(answer)
        return (await answer).response.headers.get('ETag') ?? ''
      },
      onSettled,
    }),
  }
}
