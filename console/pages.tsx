import { lazy } from 'react'
import { withTexts } from './i18n.ts'

const withForms = <Page,>(page: Promise<Page>) => withTexts('receipts', withTexts('forms', page))
const withImports = <Page,>(page: Promise<Page>) => withTexts('project', withTexts('imports', page))

/**
 * The pages of the console: path and module, which is loaded on the first visit, some with their own texts. They are under `/p/$project` in the
 * shell; `lead` marks pages over which a lead opens in a drawer, under an address of its own.
 */
export const pages = [
  { path: 'today', page: lazy(() => import('./today/page.tsx')), lead: true },
  { path: 'leads', page: lazy(() => import('./leads/page.tsx')), lead: true },
  { path: 'board', page: lazy(() => import('./board/page.tsx')), lead: true },
  { path: 'reports', page: lazy(() => import('./reports/start.tsx')), lead: false },
  { path: 'reports/$report', page: lazy(() => withTexts('reports', import('./reports/page.tsx'))), lead: false },
  {
    path: 'inbox',
    page: lazy(() => withTexts('receipts', withTexts('inbox', import('./inbox/page.tsx')))),
    lead: false,
  },
  { path: 'forms', page: lazy(() => withForms(import('./forms/page.tsx'))), lead: false },
  { path: 'forms/$form', page: lazy(() => withForms(import('./forms/form-page.tsx'))), lead: false },
  { path: 'forms/site/$key', page: lazy(() => withForms(import('./forms/site-page.tsx'))), lead: false },
  {
    path: 'forms/source/$source',
    page: lazy(() => withForms(import('./forms/source-page.tsx'))),
    lead: false,
  },
  { path: 'import', page: lazy(() => withImports(import('./import/page.tsx'))), lead: false },
  { path: 'import/$import', page: lazy(() => withImports(import('./import/import-page.tsx'))), lead: false },
  { path: 'import/roistat', page: lazy(() => withTexts('pull', import('./pull/page.tsx'))), lead: false },
  { path: 'settings', page: lazy(() => import('./settings/start.tsx')), lead: false },
  {
    path: 'settings/$part',
    page: lazy(() => withTexts('project', withTexts('settings', import('./settings/page.tsx')))),
    lead: false,
  },
] as const

/** The pages outside the shell, for those who are not signed in. */
export const gates = [
  { path: 'sign-in', page: lazy(() => import('./people/sign-in.tsx')) },
  { path: 'first-run', page: lazy(() => withTexts('project', import('./people/first-run.tsx'))) },
  { path: 'invitation', page: lazy(() => withTexts('project', import('./people/invitation.tsx'))) },
  { path: 'confirm-email', page: lazy(() => import('./people/confirm-email.tsx')) },
  { path: 'reset', page: lazy(() => import('./people/reset.tsx')) },
] as const
