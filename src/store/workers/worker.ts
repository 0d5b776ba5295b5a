import { Worker, type WorkerOptions } from 'node:worker_threads'

/** The built store: beside this file in `dist`, or where `scripts/server.mjs` puts it, when this is a source. */
const built = new URL(import.meta.url.endsWith('.js') ? '../' : '../../../dist/store/', import.meta.url)

/** Starts a worker thread that runs a module of the store, named by its path in `src/store` without an extension. */
export function startWorker(name: string, options: WorkerOptions): Worker {
  return new Worker(new URL(`${name}.js`, built), options)
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
const builtTable = new URL('../worker-exports.js', built).href

/** Loads an entry of a table, in a thread. */
export async function loadExport<F>(name: WorkerExportName, table = builtTable): Promise<F> {
  return (await import(table)).workerExports[name]()
}
