import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { client, unwrap } from '../api/client.ts'
import { writeCachedLead } from '../api/lead-cache.ts'
import { latestOwnVersion, recordOwnVersion } from '../api/lead-versions.ts'
import { leadScope, queued } from '../api/queued-mutations.ts'
import { useProjectId } from '../api/session.ts'
import type { Lead } from '../api/types.ts'
import { useCanWrite } from './rights.ts'

const marked = new Set<string>()

/** Marks a lead as read once, when a member opens it for the first time. */
export function useMarkOpened(id: string, lead: Lead | undefined): void {
  const project = useProjectId()
  const canWrite = useCanWrite()
  const { mutate } = useMutation({
    ...queued(leadScope(project, id)),
    mutationFn: async (opened: Lead) => {
      const from = latestOwnVersion(project, opened)
      const answer = await unwrap(
        client.POST('/api/v2/projects/{project}/leads/{lead}/opened', {
          params: { path: { project, lead: opened.id } },
        }),
      )
      recordOwnVersion(project, opened.id, from, answer.lead.version)
      return answer.lead
    },
    onSuccess: (saved) => writeCachedLead(project, saved.id, saved),
    onError: (_, opened) => marked.delete(`${project}/${opened.id}`), // the next time it is tried again
  })
  useEffect(() => {
    if (!lead || !canWrite || lead.responded_at !== null || lead.deleted_at !== null) return
    const name = `${project}/${lead.id}`
    if (marked.has(name)) return
    marked.add(name)
    mutate(lead)
  }, [project, lead, canWrite, mutate])
}
