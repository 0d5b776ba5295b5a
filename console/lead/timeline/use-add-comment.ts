import { useMutation } from '@tanstack/react-query'
import { newIdempotencyKey } from '../../api/idempotency-key.ts'
import { leadScope } from '../../api/queued-mutations.ts'
import { useProjectId } from '../../api/session.ts'
import { commentWrite } from '../writes.ts'

/** Adds a comment to a lead. Rejects when the server refuses it. */
export function useAddComment(lead: string) {
  const project = useProjectId()
  const { mutateAsync } = useMutation(commentWrite(leadScope(project, lead)))
  return (comment: string) => mutateAsync({ project, lead, comment, key: newIdempotencyKey() })
}
