import { useMutation } from '@tanstack/react-query'
import { newIdempotencyKey } from '../../api/idempotency-key.ts'
import { leadScope } from '../../api/queued-mutations.ts'
import { useProjectId } from '../../api/session.ts'
import { commentWrite } from '../writes.ts'
import type { Typed } from './comment-parts.ts'

/** Adds a comment to a lead; `typed` is put back into the field when the server refuses it. */
export function useAddComment(lead: string) {
  const project = useProjectId()
  const { mutate } = useMutation(commentWrite(leadScope(project, lead)))
  return (comment: string, typed: Typed) => mutate({ project, lead, comment, typed, key: newIdempotencyKey() })
}
