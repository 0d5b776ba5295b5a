import { Navigate } from '@tanstack/react-router'
import { useMe, useProject } from '../api/session.ts'
import { keyOfLastView, readLastView } from './last-view.ts'

/** The first page of a project: of those who work leads what waits for them today, of others the list as they left it. */
export function ProjectStart() {
  const { id, role } = useProject()
  const member = useMe().data?.id ?? ''
  if (role === 'agent' || role === 'contractor') return <Navigate to={`/p/${id}/today`} replace />
  return <Navigate to={`/p/${id}/leads`} search={readLastView(keyOfLastView(id, member)) as never} replace />
}
