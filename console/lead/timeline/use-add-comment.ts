import { useMutation } from '@tanstack/react-query'
import { client, unwrap } from '../../api/client.ts'
import { newIdempotencyKey } from '../../api/idempotency-key.ts'
import { keys } from '../../api/keys.ts'
import { writeCachedLead } from '../../api/lead-cache.ts'
import { queryClient } from '../../api/query-client.ts'
import { leadScope, queued } from '../../api/queued-mutations.ts'
import { useProjectId } from '../../api/session.ts'
import { showError } from '../../ui/toasts.tsx'

/** Adds a comment to a lead, once however often it is sent. Rejects when the server refuses it. */
export function useAddComment(lead: string) {
  const project = useProjectId()
  const { mutateAsync } = useMutation({
    ...queued(leadScope(project, lead)),
    mutationFn: ({ comment, key }: { comment: string; key: string }) =>
      unwrap(
        client.POST('/api/v2/projects/{project}/leads/{lead}/comments', {
          params: { path: { project, lead }, header: { 'Idempotency-Key': key } },
          body: { comment },
        }),
      ),
    onSuccess: ({ lead: saved }) => {
      writeCachedLead(project, saved.id, saved)
      return queryClient.invalidateQueries({ queryKey: keys.lead.all(project, saved.id) })
    },
    onError: showError,
  })
  return (comment: string) => mutateAsync({ comment, key: newIdempotencyKey() })
}
