import { lazy } from 'react'
import { canManageProject } from '../api/session.ts'
import { withTexts } from '../i18n.ts'

/** The sections of the settings, in order. `needs` is the right that opens one; `begins` starts a group of them. */
const parts = [
  { name: 'project', part: lazy(() => import('./project.tsx')), needs: 'admin' },
  { name: 'statuses', part: lazy(() => import('./statuses.tsx')), needs: 'admin' },
  { name: 'fields', part: lazy(() => import('./fields.tsx')), needs: 'admin' },
  { name: 'members', part: lazy(() => import('./members.tsx')), needs: 'read' },
  { name: 'sources', part: lazy(() => withTexts('sources', import('../sources/page.tsx'))), needs: 'admin' },
  { name: 'keys', part: lazy(() => import('./keys.tsx')), begins: true, needs: 'admin' },
  {
    name: 'destinations',
    part: lazy(() => withTexts('destinations', import('../destinations/page.tsx'))),
    needs: 'admin',
  },
  { name: 'capture', part: lazy(() => import('./capture.tsx')), needs: 'admin' },
  { name: 'retention', part: lazy(() => import('./retention.tsx')), needs: 'admin' },
  { name: 'speed', part: lazy(() => import('./speed.tsx')), begins: true, needs: 'admin' },
  { name: 'notices', part: lazy(() => withTexts('notices', import('../notices/page.tsx'))), needs: 'read' },
  { name: 'bin', part: lazy(() => import('./bin.tsx')), begins: true, needs: 'staff' },
  { name: 'operations', part: lazy(() => import('./operations.tsx')), needs: 'staff' },
  { name: 'audit', part: lazy(() => import('./audit.tsx')), needs: 'admin' },
  { name: 'me', part: lazy(() => import('./me.tsx')), begins: true, needs: 'read' },
  { name: 'about', part: lazy(() => import('./about.tsx')), needs: 'read' },
] as const

/** The sections that a role may open. */
export function partsFor(role: string) {
  return parts.filter(
    ({ needs }) => needs === 'read' || canManageProject(role) || (needs === 'staff' && role !== 'contractor'),
  )
}
