import { Navigate } from '@tanstack/react-router'
import { useProject } from '../api/session.ts'
import { partsFor } from './parts.ts'

/** The settings as such: on to the first part that is open to the member. */
export default function Start() {
  const { id, role } = useProject()
  return <Navigate to={`/p/${id}/settings/${partsFor(role)[0]?.name}`} replace />
}
