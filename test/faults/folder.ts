import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/** A folder for the tests of a file. `folder()` works from the first test on, and the folder is removed after the last. */
export function useFolder(): () => string {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zayavka-faults-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return () => folder
}
