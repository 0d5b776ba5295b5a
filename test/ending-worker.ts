import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import type { BatchOperation, WorkerExportName } from '../src/store/store.ts'

/** The source of the operation; it is loaded after that of capture. */
const endsWhenTold = `
import { existsSync } from 'node:fs'
import { workerExports as those } from '${pathToFileURL(resolve('dist/worker-exports.js'))}'
await those.storeAndProcess()
const endWorker = {
  make: async (_tx, _project, words) => {
    while (words.includes('end') && !existsSync(new URL('now', import.meta.url)));
    return words.includes('end') ? process.exit() : words
  },
  continueWith: async (_store, _project, word) => word === 'end then' ? process.exit() : undefined,
}
export const workerExports = { ...those, endWorker: () => endWorker }`

/**
 * An operation that returns its items and can kill the writer thread. `end` kills it within the transaction once `tell` is called, and `end then`
 * after the commit.
 */
export function useEndingWorker() {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zayavka-thread-'))
    await writeFile(join(folder, 'package.json'), '{"type":"module"}')
    await writeFile(join(folder, 'ending.js'), endsWhenTold)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const operation: BatchOperation<string, string> = { name: 'endWorker' as WorkerExportName, make: notHere }
  const table = () => pathToFileURL(join(folder, 'ending.js')).href
  return { endWorker: () => operation, table, tell: () => writeFile(join(folder, 'now'), '') }
}

function notHere(): Promise<never> {
  return Promise.reject(new Error('It was made here'))
}
