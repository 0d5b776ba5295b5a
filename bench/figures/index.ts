import type { Ground } from '../ground.ts'
import type { Measured } from '../turns.ts'
import { backup, createsBackedUp } from './backups.ts'
import { forms, receipts } from './captures.ts'
import {
  consoleBoard,
  consoleBytes,
  consoleCold,
  consoleFilter,
  consoleNodes,
  consoleRequests,
  consoleScroll,
  consoleSlow,
  consoleSlow4g,
} from './console.ts'
import { consoleReports, consoleReportsTask } from './console-reports.ts'
import { createBesideScan } from './create-beside-scan.ts'
import { creates, updates } from './creates.ts'
import { deepPage } from './deep-page.ts'
import { createsDelivered, deliveries, deliveryDelay } from './deliveries.ts'
import { exported, exportMemory } from './export.ts'
import { createsImported, imported, importMemory } from './imports.ts'
import { list, statuses } from './lists.ts'
import { own } from './own.ts'
import { searchAll, searchMonth, searchRare, twoLetters } from './search.ts'
import { fileSize, memory } from './sizes.ts'
import { startEmpty, startFull } from './start.ts'

/** All figures, in the order of measurement: reads before the creates that add leads, memory last. */
export const figures = {
  'file-size': fileSize,
  'start-empty': startEmpty,
  'start-full': startFull,
  statuses,
  'list-20': list(20),
  'list-1000': list(1000),
  'deep-page': deepPage,
  'board-month': own('board', 'month'),
  'board-all': own('board', 'all'),
  'summary-month': own('reports/summary', 'month'),
  'summary-all': own('reports/summary', 'all'),
  'sources-month': own('reports/sources', 'month'),
  'sources-all': own('reports/sources', 'all'),
  'channels-month': own('reports/channels', 'month'),
  'channels-all': own('reports/channels', 'all'),
  'funnel-month': own('reports/funnel', 'month'),
  'funnel-all': own('reports/funnel', 'all'),
  'people-month': own('reports/people', 'month'),
  'people-all': own('reports/people', 'all'),
  'hours-month': own('reports/hours', 'month'),
  'hours-all': own('reports/hours', 'all'),
  'cohorts-month': own('reports/cohorts', 'month'),
  'cohorts-all': own('reports/cohorts', 'all'),
  'search-month': searchMonth,
  'search-all': searchAll,
  'search-rare': searchRare,
  'two-letters': twoLetters,
  'export-csv': exported('csv'),
  'export-jsonl': exported('jsonl'),
  'export-xlsx': exported('xlsx'),
  'export-memory': exportMemory,
  'console-cold': consoleCold,
  'console-slow': consoleSlow,
  'console-slow-4g': consoleSlow4g,
  'console-requests': consoleRequests,
  'console-bytes': consoleBytes,
  'console-filter': consoleFilter,
  'console-scroll': consoleScroll,
  'console-nodes': consoleNodes,
  'console-reports': consoleReports,
  'console-reports-task': consoleReportsTask,
  'create-beside-scan': createBesideScan,
  'create-64': creates(64),
  'create-10': creates(10),
  backup,
  'create-backed-up': createsBackedUp,
  'import-csv': imported,
  'import-memory': importMemory,
  'create-imported': createsImported,
  'create-delivered': createsDelivered,
  deliveries,
  'delivery-delay': deliveryDelay,
  'update-10': updates,
  'form-64': forms,
  'receipt-64': receipts,
  'console-board': consoleBoard,
  memory,
} satisfies Record<string, (ground: Ground) => Promise<Measured>>

export type Figure = keyof typeof figures
