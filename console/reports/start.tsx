import { Navigate, useSearch } from '@tanstack/react-router'
import { useProjectId } from '../api/session.ts'

/** Redirects to the first report. */
export default function Start() {
  const search = useSearch({ strict: false })
  return <Navigate to={`/p/${useProjectId()}/reports/summary`} search={search as never} replace />
}
