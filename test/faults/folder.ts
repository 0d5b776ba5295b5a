import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { TestDatabase } from '../databases.ts'

/** A folder for the tests of a file; `folder()` is there from the first test on, and gone after the last. */
export function useFolder(): () => string {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zayavka-faults-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return () => folder
}

/** For faults that only a file can have: the SQLite store in a folder. */
export function fileIn(folder: () => string): TestDatabase {
  return { name: 'sqlite', fresh: async () => `sqlite:${join(folder(), 'zayavka.db')}` }
}
