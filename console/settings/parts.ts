import { lazy } from 'react'

/** The parts of the settings, in their order; those of the project are for who runs it, the last ones for everyone. */
export const parts = [
  { name: 'project', part: lazy(() => import('./project.tsx')), needs: 'admin' },
  { name: 'statuses', part: lazy(() => import('./statuses.tsx')), needs: 'admin' },
  { name: 'members', part: lazy(() => import('./members.tsx')), needs: 'read' },
  { name: 'keys', part: lazy(() => import('./keys.tsx')), needs: 'admin' },
  { name: 'me', part: lazy(() => import('./me.tsx')), needs: 'read' },
  { name: 'about', part: lazy(() => import('./about.tsx')), needs: 'read' },
] as const
