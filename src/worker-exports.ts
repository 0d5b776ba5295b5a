import type { WorkerExportName } from './store/store.ts'

/** The functions of upper folders that worker threads of the store may run. Each thread imports only those that it needs. */
export const workerExports = {
  createMany: async () => (await import('./actions/leads.ts')).createMany,
  createIdempotently: async () => (await import('./actions/leads.ts')).createIdempotently,
  editMany: async () => (await import('./actions/leads.ts')).editMany,
  workSlices: async () => (await import('./actions/job-slices.ts')).workSlices,
  changeMany: async () => (await import('./actions/change-many.ts')).changeMany,
  completeMany: async () => (await import('./actions/complete-receipt.ts')).completeMany,
  storeMany: async () => (await import('./actions/receipts.ts')).storeMany,
  storeAndProcess: async () => (await import('./intake/store-and-process.ts')).storeAndProcess,
  noteVisits: async () => (await import('./actions/visits.ts')).noteVisits,
  writeLeadList: async () => (await import('./compat/wire-lead.ts')).writeLeadList,
  writeOrders: async () => (await import('./compat/wire-order.ts')).writeOrders,
  writeReportedOrders: async () => (await import('./compat/wire-order.ts')).writeReportedOrders,
  writeProxyLeads: async () => (await import('./compat/wire-proxy-lead.ts')).writeProxyLeads,
  writeCsv: async () => (await import('./transfer/csv.ts')).writeCsv,
  writeJsonl: async () => (await import('./transfer/jsonl.ts')).writeJsonl,
  writeXlsx: async () => (await import('./transfer/xlsx.ts')).writeXlsx,
  previewFile: async () => (await import('./transfer/import/preview-file.ts')).previewFile,
  forecastImport: async () => (await import('./transfer/import/forecast.ts')).forecastImport,
  readImport: async () => (await import('./transfer/import/read.ts')).readImport,
  rejectedRows: async () => (await import('./transfer/import/rejected.ts')).rejectedRows,
  importMany: async () => (await import('./actions/import-rows.ts')).importMany,
  undoImportMany: async () => (await import('./actions/import-undo.ts')).undoImportMany,
} satisfies Record<WorkerExportName, () => Promise<object>>
