import { Worker, type WorkerOptions } from 'node:worker_threads'

/** Starts a module of this folder, by its name without ending, in a thread of its own; as source, while developing, it needs a loader. */
export function threadOf(name: string, options: WorkerOptions): Worker {
  if (import.meta.url.endsWith('.js')) return new Worker(new URL(`./${name}.js`, import.meta.url), options)
  const source = JSON.stringify(new URL(`./${name}.ts`, import.meta.url).href)
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}) })`
  return new Worker(code, { ...options, eval: true })
}
