import { lazy } from 'react'
import { canManageProject } from '../api/session.ts'

/** The parts of the settings, in their order; those of the project are for who runs it, the last ones for everyone. */
const parts = [
  { name: 'project', part: lazy(() => import('./project.tsx')), needs: 'admin' },
  { name: 'statuses', part: lazy(() => import('./statuses.tsx')), needs: 'admin' },
  { name: 'members', part: lazy(() => import('./members.tsx')), needs: 'read' },
  { name: 'keys', part: lazy(() => import('./keys.tsx')), needs: 'admin' },
  { name: 'me', part: lazy(() => import('./me.tsx')), needs: 'read' },
  { name: 'about', part: lazy(() => import('./about.tsx')), needs: 'read' },
] as const

/** The parts that are open to a role. */
export function partsFor(role: string) {
  return parts.filter(({ needs }) => needs === 'read' || canManageProject(role))
}
