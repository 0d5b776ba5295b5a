import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Attempt, Delivery, Destination, DestinationHealth } from './types.ts'

/** How often deliveries are refetched (ms), since no event of a lead reports them. */
const pollInterval = 5_000

const root = '/api/v2/projects/{project}/destinations'

/** The destinations, with their results of the last day. */
export function useDestinations() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.destinations.list(project),
    queryFn: async () => {
      const [{ items }, health] = await Promise.all([
        unwrap(client.GET(root, { params: { path: { project } } })),
        unwrap(client.GET(`${root}/health`, { params: { path: { project } } })),
      ])
      const byId = new Map(health.items.map((each) => [each.id, each]))
      return items.map((each): WithHealth => ({ ...each, health: byId.get(each.id) }))
    },
    refetchInterval: pollInterval,
  })
}
export type WithHealth = Destination & { health: DestinationHealth | undefined }

/** The deliveries of a destination, the newest first. */
export function useDeliveryPages(id: string) {
  const project = useProjectId()
  return useInfiniteQuery({
    queryKey: keys.destinations.deliveries(project, id),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        client.GET(`${root}/{id}/deliveries`, {
          params: { path: { project, id }, query: { limit: '50', ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: pollInterval,
  })
}

/** A delivery with its attempts. */
export function useDelivery(id: string, event: string) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.destinations.delivery(project, id, event),
    queryFn: () => unwrap(client.GET(`${root}/{id}/deliveries/{event}`, { params: { path: { project, id, event } } })),
    refetchInterval: pollInterval,
  })
}
export type WholeDelivery = Delivery & { log: Attempt[] }

/** The mutations of destinations. */
export function useDestinationMutations() {
  const project = useProjectId()
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.destinations.all(project) })
  const path = (id: string) => ({ params: { path: { project, id } } })
  return {
    create: useMutation({
      mutationFn: (body: object) => unwrap(client.POST(root, { params: { path: { project } }, body: body as never })),
      onSettled,
    }),
    update: useMutation({
      mutationFn: ({ id, change }: { id: string; change: object }) =>
        unwrap(client.PATCH(`${root}/{id}`, { ...path(id), body: change as never })),
      onSettled,
    }),
    remove: useMutation({ mutationFn: (id: string) => unwrap(client.DELETE(`${root}/{id}`, path(id))), onSettled }),
    rotate: useMutation({
      mutationFn: ({ id, secret }: { id: string; secret?: string }) =>
        unwrap(client.POST(`${root}/{id}/rotate`, { ...path(id), body: secret === undefined ? {} : { secret } })),
      onSettled,
    }),
    test: useMutation({
      mutationFn: (id: string) => unwrap(client.POST(`${root}/{id}/test`, { ...path(id), body: {} })),
      onSettled,
    }),
    resend: useMutation({
      mutationFn: ({ id, event }: { id: string; event: string }) =>
        unwrap(
          client.POST(`${root}/{id}/deliveries/{event}/resend`, { params: { path: { project, id, event } }, body: {} }),
        ),
      onSettled,
    }),
    resendSince: useMutation({
      mutationFn: ({ id, since, onlyFailed }: { id: string; since: string; onlyFailed: boolean }) =>
        unwrap(client.POST(`${root}/{id}/resend`, { ...path(id), body: { since, only_failed: onlyFailed } })),
      onSettled,
    }),
  }
}
