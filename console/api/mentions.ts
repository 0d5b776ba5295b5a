import { useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { newIdempotencyKey } from './idempotency-key.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { LeadEvent } from './types.ts'

const none: LeadEvent[] = []

/** The comments that mention the member and that they have not seen, the newest first. */
export function useMentions(): LeadEvent[] {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: keys.mentions(project),
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/mentions', { params: { path: { project } } })),
    staleTime: 60_000,
  })
  return data?.items ?? none
}

/** Marks the mentions in a lead as seen. */
export function useMarkMentionsSeen() {
  const project = useProjectId()
  return async (lead: string): Promise<void> => {
    await unwrap(
      client.POST('/api/v2/projects/{project}/mentions/seen', {
        params: { path: { project }, header: { 'Idempotency-Key': newIdempotencyKey() } },
        body: { lead },
      }),
    )
    await queryClient.invalidateQueries({ queryKey: keys.mentions(project) })
  }
}
