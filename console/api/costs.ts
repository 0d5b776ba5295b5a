import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Cost } from './types.ts'

/** A cost to write: for a day or a month of a channel; without an amount it is removed. */
export type CostEntry = { day?: string; month?: string; channel: string; amount: string | null }
export type Unit = 'day' | 'month'

/** The costs of some days, by day or by month. */
export function useCosts(period: string, unit: Unit) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.costs(project, { period, unit }),
    queryFn: () => readCosts(project, period, unit),
  })
}

export async function readCosts(project: string, period: string, unit: Unit): Promise<Cost[]> {
  const items: Cost[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { period, unit, limit: '1000', ...(cursor && { cursor }) }
    const page = await unwrap(client.GET('/api/v2/projects/{project}/costs', { params: { path: { project }, query } }))
    items.push(...page.items)
    cursor = page.next
  }
  return items
}

/** The results and costs of channels in a period. */
export function useChannelResults(period: string) {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: keys.reports.one(project, 'channel-results', { period }),
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/reports/channels', {
          params: { path: { project }, query: { period, limit: '1000' } },
        }),
      ),
  })
  return data
}

export function useCostMutations() {
  const project = useProjectId()
  const path = { project }
  const onSuccess = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: keys.allCosts(project) }),
      queryClient.invalidateQueries({ queryKey: keys.reports.all(project) }),
    ])
  return {
    put: useMutation({
      mutationFn: (costs: CostEntry[]) =>
        unwrap(client.PUT('/api/v2/projects/{project}/costs', { params: { path }, body: { costs } })),
      onSuccess,
    }),
    upload: useMutation({
      mutationFn: (file: File) =>
        unwrap(
          client.POST('/api/v2/projects/{project}/costs/import', {
            params: { path },
            headers: { 'Content-Type': 'text/csv' },
            body: file as unknown as string,
            bodySerializer: (body) => body as unknown as File,
          }),
        ),
      onSuccess,
    }),
  }
}
