import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import type { BatchOperation } from '../src/store/store.ts'

/** Work that is loaded after that of capture: see below. */
const endsWhenTold = `
import { existsSync } from 'node:fs'
import '${pathToFileURL(resolve('dist/intake/store-and-process.js'))}'
export const endWorker = {
  make: async (_tx, _project, words) => {
    while (words.includes('end') && !existsSync(new URL('now', import.meta.url)));
    return words.includes('end') ? process.exit() : words
  },
  continueWith: async (_store, _project, word) => word === 'end then' ? process.exit() : undefined,
}`

/**
 * Work that says what it is given, and that the writing thread does not survive when that is `end`, from the moment on at which it is told, or
 * `end then`, when it is committed.
 */
export function useEndingWorker() {
  let folder: string
  let operation: BatchOperation<string, string>
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zayavka-thread-'))
    await writeFile(join(folder, 'package.json'), '{"type":"module"}')
    await writeFile(join(folder, 'ending.js'), endsWhenTold)
    operation = { module: relative(resolve('dist'), join(folder, 'ending')), name: 'endWorker', make: notHere }
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return { endWorker: () => operation, tell: () => writeFile(join(folder, 'now'), '') }
}

function notHere(): Promise<never> {
  return Promise.reject(new Error('It was made here'))
}
