import { Worker, type WorkerOptions } from 'node:worker_threads'

/** The built store: beside this file in `dist`; when this is a source, where `scripts/server.mjs` has put it. */
const built = new URL(import.meta.url.endsWith('.js') ? '../' : '../../../dist/store/', import.meta.url)

/** Starts a worker thread that runs a module of the store, named by its path in `src/store` without an extension. */
export function startWorker(name: string, options: WorkerOptions): Worker {
  return new Worker(new URL(`${name}.js`, built), options)
}

/** A function that a module exports, found in a thread by the path of the module: from `src`, without ending. */
export type ModuleExport = { module: string; name: string }

/** Loads such a function; for code that is itself in a thread. */
export async function loadExport<F>({ module, name }: ModuleExport): Promise<F> {
  return (await import(new URL(`../${module}.js`, built).href))[name]
}
