import { useMutation } from '@tanstack/react-query'
import { leadScope } from '../api/queued-mutations.ts'
import { useProjectId } from '../api/session.ts'
import type { Lead } from '../api/types.ts'
import { binWrite } from './writes.ts'

/** Puts a lead into the bin and takes it out. Both resolve to whether it is done. */
export function useBin(lead: Lead) {
  const project = useProjectId()
  const { mutateAsync } = useMutation(binWrite(leadScope(project, lead.id)))
  const run = (action: 'remove' | 'restore') =>
    mutateAsync({ project, lead, action }).then(
      () => true,
      () => false,
    )
  return { remove: () => run('remove'), restore: () => run('restore') }
}
