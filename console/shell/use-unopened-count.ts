import { useQuery } from '@tanstack/react-query'
import { leadCount } from '../api/leads.ts'
import { useProjectId } from '../api/session.ts'

const filter = JSON.stringify({ field: 'responded_at', operator: 'null', value: true })

/** How many leads of the last 30 days nobody has opened. */
export function useUnopenedCount(): number {
  const project = useProjectId()
  const { data } = useQuery({
    ...leadCount(project, { period: 'last-30-days', filter }),
    refetchInterval: 60_000,
  })
  return data?.total ?? 0
}
