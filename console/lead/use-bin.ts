import { useMutation } from '@tanstack/react-query'
import { leadScope } from '../api/queued-mutations.ts'
import { useProjectId } from '../api/session.ts'
import type { Lead } from '../api/types.ts'
import { binWrite } from './writes.ts'

/** Moves a lead to the bin, or restores it. */
export function useBin(lead: Lead) {
  const project = useProjectId()
  const { mutate } = useMutation(binWrite(leadScope(project, lead.id)))
  const run = (action: 'remove' | 'restore') => mutate({ project, lead, action })
  return { remove: () => run('remove'), restore: () => run('restore') }
}
