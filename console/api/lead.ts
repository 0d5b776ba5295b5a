import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useCanWrite } from '../lead/rights.ts'
import { queryOf, useView } from '../view.ts'
import { client, unwrap } from './client.ts'
import { show, upon } from './edit-lead.ts'
import { queryClient } from './query-client.ts'
import { useProjectId } from './session.ts'
import type { Lead } from './types.ts'

const leadKey = (project: string, id: string) => ['p', project, 'lead', id]

/** A lead by its id, also one in the bin. */
export function useLead(id: string) {
  const project = useProjectId()
  return useQuery({
    queryKey: leadKey(project, id),
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/leads/{lead}', {
          params: { path: { project, lead: id }, query: { deleted: 'true' } },
        }),
      ),
  })
}

/** The leads before and after one in the view of the page under it; they are at hand when somebody goes there. */
export function useNeighbours(id: string, isKnown: boolean) {
  const project = useProjectId()
  const [view] = useView()
  const query = { ...queryOf(view), sort: view.sort }
  const found = useQuery({
    queryKey: ['p', project, 'neighbours', id, query],
    enabled: isKnown,
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/leads/{lead}/neighbours', {
          params: { path: { project, lead: id }, query },
        }),
      ),
  })
  useEffect(() => {
    for (const each of [found.data?.previous, found.data?.next]) if (each) offer(project, each)
  }, [project, found.data])
  return found.data
}

function offer(project: string, lead: Lead): void {
  const known = queryClient.getQueryData<Lead>(leadKey(project, lead.id))
  if (!known || known.version < lead.version) queryClient.setQueryData(leadKey(project, lead.id), lead)
}

const said = new Set<string>()

/** Says that a member opened it, once: that marks it as read, and is their first answer. */
export function useOpened(lead: Lead | undefined): void {
  const project = useProjectId()
  const canWrite = useCanWrite()
  useEffect(() => {
    const name = `${project}/${lead?.id}`
    if (!lead || !canWrite || lead.responded_at !== null || lead.deleted_at !== null || said.has(name)) return
    said.add(name)
    const path = { project, lead: lead.id }
    void upon(project, lead, () =>
      unwrap(client.POST('/api/v2/projects/{project}/leads/{lead}/opened', { params: { path } })),
    ).then(
      (answer) => show(project, lead.id, answer.lead),
      () => said.delete(name), // it is said the next time
    )
  }, [project, lead, canWrite])
}
