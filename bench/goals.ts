import type { Figure } from './figures/index.ts'
import type { Baseline } from './turns.ts'

/** A goal: a ratio to a baseline, our p99 in milliseconds, or our value itself. */
export type Goal = { figure: Figure } & (
  | { of: 'ratio'; against: Baseline; min: number }
  | { of: 'ratio'; against: Baseline; max: number }
  | { of: 'p99' | 'ours'; max: number }
  | { of: 'ours'; min: number }
)

/** The title of each figure. */
export const titles = {
  'create-64': 'durable create, 64 connections',
  'create-10': 'durable create, 10 connections',
  'create-delivered': 'durable create, 64 connections, with ten webhooks',
  deliveries: 'deliveries to ten webhooks of a local receiver',
  'delivery-delay': 'new lead to the first byte at its receiver',
  'update-10': 'durable update, 10 connections',
  'form-64': 'form submission with its lead, 64 connections',
  'receipt-64': 'receipt only, 64 connections',
  'list-20': 'list of 20, a month, exact total',
  'list-1000': 'list of 1,000, a month',
  statuses: 'list of statuses',
  'deep-page': 'list of 20 at offset 500,000 (or half way)',
  'board-month': 'board of a month',
  'board-all': 'board of all time',
  'summary-month': 'report: summary of a month',
  'summary-all': 'report: summary of all time',
  'sources-month': 'report: sources of a month',
  'sources-all': 'report: sources of all time',
  'channels-month': 'report: channels of a month',
  'channels-all': 'report: channels of all time',
  'funnel-month': 'report: funnel of a month',
  'funnel-all': 'report: funnel of all time',
  'people-month': 'report: people of a month',
  'people-all': 'report: people of all time',
  'hours-month': 'report: hours of a month',
  'hours-all': 'report: hours of all time',
  'cohorts-month': 'report: cohorts of a month',
  'cohorts-all': 'report: cohorts of all time',
  'search-month': 'text filter, a month, worst case',
  'search-all': 'text filter, all time, worst case',
  'search-rare': 'text filter, all time, rare text',
  'two-letters': 'two letters, all time, worst case',
  'export-csv': 'export of all leads, CSV',
  'export-jsonl': 'export of all leads, JSON lines',
  'export-xlsx': 'export of all leads, XLSX',
  'export-memory': 'peak resident memory during an export',
  'console-cold': 'console: cold load to the first rows',
  'console-slow': 'console: the same with a processor four times slower',
  'console-slow-4g': 'console: the same, and slow 4G',
  'console-requests': 'console: requests of a cold list',
  'console-bytes': 'console: compressed size of a cold list',
  'console-filter': 'console: change of filter to its rows',
  'console-scroll': 'console: longest task while scrolling 10,000 rows',
  'console-nodes': 'console: DOM nodes after 10,000 rows',
  'console-reports': 'console: cold load to the first paint of the slowest report',
  'console-reports-task': 'console: longest task of a report',
  'console-board': 'console: cold load to a board of 40 statuses',
  backup: 'backup of all leads',
  'create-backed-up': 'durable create, 64 connections, while a backup is made',
  'import-csv': 'import of a CSV of nine columns',
  'import-memory': 'peak resident memory during an import',
  'create-imported': 'durable create, 64 connections, during an import',
  'create-beside-scan': 'p99 of a create during a scan of all leads',
  'start-empty': 'start to first answer, empty',
  'start-full': 'start to first answer, all leads',
  memory: 'resident memory after the run',
  'file-size': 'size on disk',
} as const satisfies Record<Figure, string>

/** Goals that are the same on every database. */
const everywhere = [
  { figure: 'deep-page', of: 'ratio', against: 'first', max: 5 },
  { figure: 'board-month', of: 'ratio', against: 'list', max: 3 },
  { figure: 'board-all', of: 'ratio', against: 'list', max: 10 },
  { figure: 'summary-month', of: 'ratio', against: 'list', max: 3 },
  { figure: 'summary-all', of: 'ratio', against: 'list', max: 10 },
  ...reports('sources', 'channels', 'funnel', 'people', 'hours', 'cohorts'),
  { figure: 'search-month', of: 'p99', max: 40 },
  { figure: 'search-all', of: 'p99', max: 200 },
  { figure: 'two-letters', of: 'p99', max: 800 },
  { figure: 'export-csv', of: 'ratio', against: 'loop', min: 0.3 },
  { figure: 'export-jsonl', of: 'ratio', against: 'loop', min: 0.3 },
  { figure: 'export-memory', of: 'ours', max: 400 },
  { figure: 'console-slow', of: 'ours', max: 2_500 },
  { figure: 'console-slow-4g', of: 'ours', max: 3_500 },
  { figure: 'console-requests', of: 'ours', max: 25 },
  { figure: 'console-bytes', of: 'ours', max: 300 },
  { figure: 'console-reports', of: 'ours', max: 1_000 },
  { figure: 'console-reports-task', of: 'ours', max: 100 },
  { figure: 'create-delivered', of: 'ratio', against: 'alone', min: 0.9 },
  { figure: 'create-backed-up', of: 'ratio', against: 'alone', min: 0.8 },
  { figure: 'create-imported', of: 'ratio', against: 'alone', min: 0.5 },
  { figure: 'import-memory', of: 'ours', max: 400 },
  { figure: 'deliveries', of: 'ours', min: 1_000 },
  { figure: 'delivery-delay', of: 'ours', max: 100 },
  { figure: 'delivery-delay', of: 'p99', max: 1_000 },
  { figure: 'create-beside-scan', of: 'ratio', against: 'alone', max: 3 },
  { figure: 'start-empty', of: 'ours', max: 1000 },
  { figure: 'start-full', of: 'ours', max: 1500 },
  { figure: 'memory', of: 'ours', max: 300 },
] as const satisfies Goal[]

/** All goals, by database. */
export const goals = {
  sqlite: [
    { figure: 'create-64', of: 'ratio', against: 'bare', min: 0.3 },
    { figure: 'create-10', of: 'ratio', against: 'bare', min: 0.12 },
    { figure: 'form-64', of: 'ratio', against: 'bare', min: 0.15 },
    { figure: 'receipt-64', of: 'ratio', against: 'bare', min: 0.25 },
    { figure: 'list-20', of: 'ratio', against: 'bare', min: 0.2 },
    { figure: 'list-1000', of: 'ratio', against: 'bare', min: 0.3 },
    { figure: 'statuses', of: 'ratio', against: 'bare', min: 0.5 },
    ...everywhere,
    { figure: 'backup', of: 'ours', max: 60 },
    { figure: 'import-csv', of: 'ours', min: 20_000 },
    { figure: 'search-month', of: 'ratio', against: 'naive', min: 1 },
    { figure: 'search-all', of: 'ratio', against: 'naive', min: 1 },
    { figure: 'search-rare', of: 'ratio', against: 'naive', min: 100 },
  ],
  postgres: [
    ...everywhere,
    { figure: 'import-csv', of: 'ours', min: 5_000 },
    ...against('naive', 3, ['list-20', 'search-month', 'search-all', 'search-rare', 'two-letters']),
    ...against('naive', 0.8, ['create-64', 'create-10', 'update-10', 'list-1000', 'statuses', 'deep-page']),
    ...against('pool', 0.5, ['create-64', 'create-10', 'update-10', 'list-20', 'list-1000', 'deep-page']),
    ...against('pool', 0.5, ['search-month', 'search-all', 'search-rare', 'two-letters']),
  ],
} satisfies Record<'sqlite' | 'postgres', Goal[]>

/** The maximal growth of a list's time from `from` leads to `to` leads, as a factor. */
export const growthGoal = { from: 100_000, to: 10_000_000, max: 1.5 }

/** The minimal factor over a peer, on each kind of work. */
export const peerGoals: Record<string, number> = { strapi: 10, parse: 4 }

function against(yardstick: Baseline, min: number, figures: Figure[]): Goal[] {
  return figures.map((figure) => ({ figure, of: 'ratio', against: yardstick, min }))
}

/** The goals of reports, as multiples of the time of a list of 20. */
function reports(...names: ('sources' | 'channels' | 'funnel' | 'people' | 'hours' | 'cohorts')[]): Goal[] {
  return names.flatMap((name): Goal[] => [
    { figure: `${name}-month`, of: 'ratio', against: 'list', max: 5 },
    { figure: `${name}-all`, of: 'ratio', against: 'list', max: 20 },
  ])
}
