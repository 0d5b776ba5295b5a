import { useMutation } from '@tanstack/react-query'
import { readCachedLead } from '../api/lead-cache.ts'
import { leadScope } from '../api/queued-mutations.ts'
import { useProjectId } from '../api/session.ts'
import type { KnownLead, LeadPatch } from '../api/types.ts'
import { editWrite } from './writes.ts'

/** Edits a lead, even without a connection. Resolves to whether it was saved. */
export function useEditLead(lead: KnownLead) {
  const project = useProjectId()
  const { mutateAsync } = useMutation(editWrite(leadScope(project, lead.id)))
  return (patch: LeadPatch, message: string): Promise<boolean> => {
    const known = { ...readCachedLead(project, lead.id), ...lead }
    return mutateAsync({ project, known, patch, message }).then(
      () => true,
      () => false,
    )
  }
}
