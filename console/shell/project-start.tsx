import { Navigate } from '@tanstack/react-router'
import { useProject } from '../api/session.ts'
import { useCarriedView } from './last-view.ts'

/** The first page of a project: of those who work leads what waits for them today, of others the list as they left it. */
export function ProjectStart() {
  const { id, role } = useProject()
  const searchFor = useCarriedView()
  const page = role === 'agent' || role === 'contractor' ? 'today' : 'leads'
  return <Navigate to={`/p/${id}/${page}`} search={searchFor(page) as never} replace />
}
