import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client, unwrap } from './client.ts'
import { useProject, useProjectId } from './session.ts'

/** What sites sent for a lead: what made it, and what joined it later. Not for a contractor: it holds contacts as they came. */
export function useReceipts(lead: string) {
  const { id: project, role } = useProject()
  const { data } = useQuery({
    queryKey: ['p', project, 'lead', lead, 'receipts'],
    enabled: role !== 'contractor',
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/leads/{lead}/receipts', {
          params: { path: { project, lead }, query: { limit: '20' } },
        }),
      ),
    staleTime: 60_000,
  })
  return data?.items ?? []
}

type Receipt = ReturnType<typeof useReceipts>[number]

/** Says which way a receipt came: to which form, by which mapping. */
export function useReceiptOrigin(isAsked: boolean): (receipt: Receipt) => string {
  const { t } = useTranslation()
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: ['p', project, 'forms', 'names'],
    enabled: isAsked,
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/forms', { params: { path: { project } } })),
    staleTime: 300_000,
  })
  return ({ way, form, mapping }) => {
    const name = data?.items.find(({ id }) => id === form)?.name
    if (name) return t('card.receipt.formNamed', { name })
    if (mapping) return t('card.receipt.mapping', { name: mapping })
    return t(`card.receipt.way.${way}`)
  }
}
