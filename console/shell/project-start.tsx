import { Navigate } from '@tanstack/react-router'
import { useMe, useProject } from '../api/session.ts'
import { keyOfLastView, readLastView } from './last-view.ts'

/** The start page of a project: today for members who work leads, for others the list in its last view. */
export function ProjectStart() {
  const { id, role } = useProject()
  const member = useMe().data?.id ?? ''
  if (role === 'agent' || role === 'contractor') return <Navigate to={`/p/${id}/today`} replace />
  return <Navigate to={`/p/${id}/leads`} search={readLastView(keyOfLastView(id, member)) as never} replace />
}
