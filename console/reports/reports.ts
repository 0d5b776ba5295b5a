import { lazy } from 'react'

/** The reports in the order of their tabs. */
export const reports = [{ name: 'summary', page: lazy(() => import('./summary/page.tsx')) }] as const
export type ReportName = (typeof reports)[number]['name']
