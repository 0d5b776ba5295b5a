import { useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { keys } from './query-keys.ts'
import { useProject } from './session.ts'

/** The receipts of a lead: the one that made it and those that joined it. Contractors may not read them, since they hold contacts. */
export function useReceipts(lead: string) {
  const { id: project, role } = useProject()
  const { data } = useQuery({
    queryKey: keys.lead.receipts(project, lead),
    enabled: role !== 'contractor',
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/leads/{lead}/receipts', {
          params: { path: { project, lead }, query: { limit: '1000' } }, // the last of them made the lead
        }),
      ),
    staleTime: 60_000,
  })
  return data?.items ?? []
}

export type Receipt = ReturnType<typeof useReceipts>[number]
