import { Navigate } from '@tanstack/react-router'
import { useProject } from '../api/session.ts'

/** The first page of a project: of those who work leads what waits for them today, of others the list. */
export function ProjectStart() {
  const { id, role } = useProject()
  return <Navigate to={`/p/${id}/${role === 'agent' || role === 'contractor' ? 'today' : 'leads'}`} replace />
}
