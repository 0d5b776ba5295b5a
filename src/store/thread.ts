import { Worker, type WorkerOptions } from 'node:worker_threads'

/** Where modules of this folder lie as Node can read them: here, or where `scripts/server.mjs` has put them when these are the sources. */
const built = new URL(import.meta.url.endsWith('.js') ? './' : '../../dist/store/', import.meta.url)

/** Starts a module of this folder, by its name without ending, in a thread of its own. */
export function threadOf(name: string, options: WorkerOptions): Worker {
  return new Worker(new URL(`${name}.js`, built), options)
}

/** A function that a module exports, found in a thread by the path of the module: from `src`, without ending. */
export type Named = { module: string; name: string }

/** Loads such a function; for code that is itself in a thread. */
export async function loadNamed<F>({ module, name }: Named): Promise<F> {
  return (await import(new URL(`../${module}.js`, built).href))[name]
}
