import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client, unwrap } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { writeCachedLead } from '../api/lead-cache.ts'
import { latestOwnVersion, recordOwnVersion } from '../api/lead-versions.ts'
import { queryClient } from '../api/query-client.ts'
import { leadScope, queued } from '../api/queued-mutations.ts'
import { useProjectId } from '../api/session.ts'
import type { Lead } from '../api/types.ts'
import { showDone, showError } from '../ui/toasts.tsx'

/** Puts a lead into the bin and takes it out. Both resolve to whether it is done. */
export function useBin(lead: Lead) {
  const { t } = useTranslation()
  const project = useProjectId()
  const { mutateAsync } = useMutation({
    ...queued(leadScope(project, lead.id)),
    mutationFn: async (action: 'remove' | 'restore') => {
      const from = latestOwnVersion(project, lead)
      const params = { path: { project, lead: lead.id } }
      const answer = await unwrap(
        action === 'remove'
          ? client.DELETE('/api/v2/projects/{project}/leads/{lead}', { params })
          : client.POST('/api/v2/projects/{project}/leads/{lead}/restore', { params }),
      )
      recordOwnVersion(project, lead.id, from, answer.lead.version)
      return answer
    },
    onSuccess: ({ lead: saved, undo }, action) => {
      writeCachedLead(project, saved.id, saved)
      showDone(
        t(action === 'remove' ? 'card.told.binned' : 'card.told.restored'),
        undo ? { project, token: undo } : undefined,
      )
      return queryClient.invalidateQueries({ queryKey: keys.project(project) })
    },
    onError: showError,
  })
  const run = (action: 'remove' | 'restore') =>
    mutateAsync(action).then(
      () => true,
      () => false,
    )
  return { remove: () => run('remove'), restore: () => run('restore') }
}
