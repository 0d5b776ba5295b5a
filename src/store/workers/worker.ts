import { Worker, type WorkerOptions } from 'node:worker_threads'

/** The built store: beside this file in `dist`; when this is a source, where `scripts/server.mjs` has put it. */
const built = new URL(import.meta.url.endsWith('.js') ? '../' : '../../../dist/store/', import.meta.url)

/** Starts a worker thread that runs a module of the store, named by its path in `src/store` without an extension. */
export function startWorker(name: string, options: WorkerOptions): Worker {
  return new Worker(new URL(`${name}.js`, built), options)
}

/** What rooms above the store give worker threads to run; `src/worker-exports.ts` is the table of it, and no thread runs anything else. */
export type WorkerExportName =
  | 'createMany'
  | 'completeMany'
  | 'storeMany'
  | 'storeAndProcess'
  | 'writeLeadList'
  | 'writeCsv'
  | 'writeJsonl'
  | 'writeXlsx'

/** Something that a thread finds in the table by its name. */
export type WorkerExport = { name: WorkerExportName }

/** The table, in the build. */
const builtTable = new URL('../worker-exports.js', built).href

/** Loads what has this name in a table; for code that is itself in a thread. */
export async function loadExport<F>(name: WorkerExportName, table = builtTable): Promise<F> {
  return (await import(table)).workerExports[name]()
}
