import { lazy } from 'react'

/**
 * Every page of the console: its path, and where it lives. A page is loaded when someone goes there. Under `/p/$project` stands the
 * shell; `lead` says that a lead opens in a drawer beside the page, under an address of its own.
 */
export const pages = [
  { path: 'leads', page: lazy(() => import('./leads/page.tsx')), lead: true },
  { path: 'board', page: lazy(() => import('./board/page.tsx')), lead: true },
  { path: 'reports', page: lazy(() => import('./reports/page.tsx')), lead: false },
  { path: 'forms', page: lazy(() => import('./forms/page.tsx')), lead: false },
  { path: 'settings', page: lazy(() => import('./settings/start.tsx')), lead: false },
  { path: 'settings/$part', page: lazy(() => import('./settings/page.tsx')), lead: false },
] as const

/** Pages for those who are not signed in yet. */
export const gates = [
  { path: 'sign-in', page: lazy(() => import('./people/sign-in.tsx')) },
  { path: 'first-run', page: lazy(() => import('./people/first-run.tsx')) },
  { path: 'invitation', page: lazy(() => import('./people/invitation.tsx')) },
  { path: 'reset', page: lazy(() => import('./people/reset.tsx')) },
] as const
