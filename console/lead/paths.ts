import { useLocation, useNavigate } from '@tanstack/react-router'
import { useProjectId } from '../api/session.ts'
import { useCloseTo } from '../ui/back.ts'

/** The page over which a lead is open. */
function usePage(): string {
  const project = useProjectId()
  const { pathname } = useLocation()
  const [page] = pathname.slice(`/p/${project}/`.length).split('/')
  return `/p/${project}/${page === 'board' || page === 'today' ? page : 'leads'}`
}

/** Link properties of a lead over the same page and view. */
export function useLeadLink() {
  const page = usePage()
  return (id: string) => ({ to: `${page}/${id}`, search: true }) as never as { to: '.'; search: true }
}

/** Navigates to another lead over the same page. */
export function useGoToLead() {
  const page = usePage()
  const navigate = useNavigate()
  return (id: string, { replace = false } = {}) =>
    void navigate({ to: `${page}/${id}`, search: true as never, replace })
}

/** Closes a lead and returns to the page under it. */
export function useCloseLead() {
  const page = usePage()
  const closeTo = useCloseTo()
  return () => closeTo({ to: page, search: true as never })
}

/** The absolute address of a lead, for sharing. */
export function leadUrl(project: string, id: string): string {
  return `${window.location.origin}/p/${project}/leads/${id}`
}
