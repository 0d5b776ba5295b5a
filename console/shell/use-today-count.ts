import { useQuery } from '@tanstack/react-query'
import { leadCount } from '../api/leads.ts'
import { useMentions } from '../api/mentions.ts'
import { useProjectId } from '../api/session.ts'
import { useCallFilter } from '../today/sections.ts'
import { useAssigneeScope } from '../today/use-assignee-scope.ts'

/** The work of the member today: call backs, and leads in which they are mentioned. */
export function useTodayCount(): { calls: number; mentions: number } {
  const project = useProjectId()
  const [scope] = useAssigneeScope()
  const filter = JSON.stringify(useCallFilter(scope))
  const { data } = useQuery({ ...leadCount(project, { period: 'all', filter }), refetchInterval: 60_000 })
  const mentions = new Set(useMentions().map(({ lead_id }) => lead_id))
  return { calls: data?.total ?? 0, mentions: mentions.size }
}
