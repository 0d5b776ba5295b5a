import { useMutation } from '@tanstack/react-query'
import { keys } from '../api/keys.ts'
import { readCachedLead, writeCachedLead } from '../api/lead-cache.ts'
import { conflictingLead, patchedFields, patchLead } from '../api/lead-patch.ts'
import { queryClient } from '../api/query-client.ts'
import { leadScope, queued } from '../api/queued-mutations.ts'
import { useProjectId } from '../api/session.ts'
import type { KnownLead, LeadPatch } from '../api/types.ts'
import { showDone, showError } from '../ui/toasts.tsx'
import { openConflict } from './dialogs/open.ts'

type Edit = { known: KnownLead; patch: LeadPatch; message: string }

/**
 * Edits a lead: optimistically, with an undo beside the message, and queued while there is no connection. When somebody else changed
 * it meanwhile, both versions are shown. Resolves to whether it is saved.
 */
export function useEditLead(lead: KnownLead) {
  const project = useProjectId()
  const { mutateAsync } = useMutation({
    ...queued(leadScope(project, lead.id)),
    mutationFn: ({ known, patch }: Edit) => patchLead(project, known, patch),
    onMutate: ({ known, patch }) => writeCachedLead(project, known.id, patchedFields(known, patch)),
    onSuccess: ({ lead: saved, undo }, { message }) => {
      writeCachedLead(project, saved.id, saved)
      if (undo) showDone(message, { project, token: undo })
      void queryClient.invalidateQueries({ queryKey: keys.lead.all(project, saved.id) })
    },
    onError: (error, { known, patch }) => {
      const current = conflictingLead(error)
      writeCachedLead(project, known.id, current ?? known)
      if (current) openConflict({ project, patch, known, current })
      else showError(error)
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: keys.boards(project) })
      void queryClient.invalidateQueries({ queryKey: keys.counts.all(project) })
    },
  })
  return (patch: LeadPatch, message: string): Promise<boolean> => {
    const known = { ...readCachedLead(project, lead.id), ...lead }
    return mutateAsync({ known, patch, message }).then(
      () => true,
      () => false,
    )
  }
}
