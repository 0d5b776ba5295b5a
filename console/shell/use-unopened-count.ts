import { useQuery } from '@tanstack/react-query'
import { leadCount } from '../api/leads.ts'
import { useProjectId } from '../api/session.ts'
import { defaults } from '../view.ts'
import { filterOf } from '../view-bar/default-views.ts'

/** The filter of new leads, as in the view of the tab. */
const filter = JSON.stringify(filterOf('fresh', '', ''))

/** How many leads nobody has opened. */
export function useUnopenedCount(): number {
  const project = useProjectId()
  const { data } = useQuery({
    ...leadCount(project, { period: defaults.period, filter }),
    refetchInterval: 60_000,
  })
  return data?.total ?? 0
}
