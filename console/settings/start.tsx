import { Navigate } from '@tanstack/react-router'
import { useProject } from '../api/session.ts'
import { partsFor } from './parts.ts'

/** Redirects to the first section that the member may open. */
export default function Start() {
  const { id, role } = useProject()
  return <Navigate to={`/p/${id}/settings/${partsFor(role)[0]?.name}`} replace />
}
