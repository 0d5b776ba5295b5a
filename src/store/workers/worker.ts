import { Worker, type WorkerOptions } from 'node:worker_threads'
import { packageFile } from '../../package-root.ts'

/** Starts a worker thread that runs a built module of the store, named by its path in `src/store` without an extension. */
export function startWorker(name: string, options: WorkerOptions): Worker {
  return new Worker(packageFile(`dist/store/${name}.js`), options)
}

/** What folders above the store let worker threads run; `src/worker-exports.ts` is its table, and no thread runs anything else. */
export type WorkerExportName =
  | 'createMany'
  | 'createIdempotently'
  | 'editMany'
  | 'workSlices'
  | 'changeMany'
  | 'completeMany'
  | 'storeMany'
  | 'storeAndProcess'
  | 'noteVisits'
  | 'writeLeadList'
  | 'writeOrders'
  | 'writeReportedOrders'
  | 'writeProxyLeads'
  | 'writeCsv'
  | 'writeJsonl'
  | 'writeXlsx'
  | 'previewFile'
  | 'forecastImport'
  | 'readImport'
  | 'rejectedRows'
  | 'importMany'
  | 'undoImportMany'

/** An entry of the table. */
export type WorkerExport = { name: WorkerExportName }

/** The built table. */
const builtTable = packageFile('dist/worker-exports.js').href

/** Loads an entry of a table, in a thread. */
export async function loadExport<F>(name: WorkerExportName, table = builtTable): Promise<F> {
  return (await import(table)).workerExports[name]()
}
