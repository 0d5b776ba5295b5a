import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openStore } from '../src/store/open.ts'
import { addCitus, closeCitus, createDatabase, dropDatabases, newName } from './postgres-databases.ts'
import { start } from './start.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Two migrated stores without data, of which test stores are copies: a file, and the name of a database. */
    templates: { file: string; database: string }
  }
}

/** Migrates one store of each kind for the whole run. Neither contains what a store generates later, its id and its secrets. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { postgresUrl: server } = project.getProvidedContext()
  const folder = await mkdtemp(join(tmpdir(), 'zayavka-templates-'))
  const [file, database] = [join(folder, 'zayavka.db'), newName()]
  const spool = { folder: join(folder, 'spool') }
  const url = await createDatabase(server, database, 'template0')
  await addCitus(server, database)
  for (const each of [`sqlite:${file}`, url]) await (await openStore(each, { now: start, spool })).close()
  await closeCitus(server, database)
  project.provide('templates', { file, database })
  return async () => {
    await dropDatabases(server, [database])
    await rm(folder, { recursive: true, force: true })
  }
}
