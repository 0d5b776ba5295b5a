import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, inject } from 'vitest'
import { addCitus, createDatabase, dropDatabases, newName } from './postgres-databases.ts'

/** A kind of database. It returns the DATABASE_URL of a new store, which is removed after the test file. */
export type TestDatabase = {
  name: 'sqlite' | 'postgres'
  /** A migrated store without data. */
  fresh(): Promise<string>
  /** A store that no program has opened yet: no file, or a database without a table. */
  empty(): Promise<string>
}

/**
 * Whether this run has Citus for its PostgreSQL (`bench/scale/citus.sh`), which does not support everything that a test does directly in the
 * database.
 */
export const isCitus = Boolean(process.env.TEST_CITUS_WORKERS)

/** The same tests on a real SQLite file and on a real PostgreSQL. `npm test` runs them on SQLite alone. */
export function eachDatabase(body: (database: TestDatabase) => void): void {
  describe('sqlite', () => body(sqlite()))
  if (!inject('isQuick')) describe('postgres', () => body(postgres()))
}

/** The same, also in `npm test` on both: for tests of the store, where the databases differ most. */
export function bothDatabases(body: (database: TestDatabase) => void): void {
  describe('sqlite', () => body(sqlite()))
  describe('postgres', () => body(postgres()))
}

/** For tests that need both databases, or only this one. */
export function sqlite(): TestDatabase {
  const folders: string[] = []
  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  })
  return sqliteIn(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zayavka-test-'))
    folders.push(folder)
    return folder
  })
}

/** SQLite stores each in a folder that the test provides and removes. */
export function sqliteIn(folder: () => string | Promise<string>): TestDatabase {
  const template = inject('templates').file
  const newFile = async () => join(await folder(), 'zayavka.db')
  return {
    name: 'sqlite',
    async fresh() {
      const file = await newFile()
      await copyFile(template, file)
      return `sqlite:${file}`
    },
    empty: async () => `sqlite:${await newFile()}`,
  }
}

/** For tests that need both databases, or only this one. */
export function postgres(): TestDatabase {
  const [server, template] = [inject('postgresUrl'), inject('templates').database]
  const names: string[] = []
  afterAll(async () => {
    for (const name of names) await rm(spoolOf(name), { recursive: true, force: true })
    await dropDatabases(server, names)
  })
  const copyOf = (which: string, name = newName()) => {
    names.push(name)
    return createDatabase(server, name, which)
  }
  const empty = async () => {
    const name = newName()
    const url = await copyOf('template0', name)
    await addCitus(server, name)
    return url
  }
  return { name: 'postgres', fresh: () => copyOf(template), empty }
}

/** The folder of the spool. By default it is beside the file of the store; each PostgreSQL database has its own. */
export function spoolFor(url: string): { folder?: string } {
  return url.startsWith('sqlite:') ? {} : { folder: spoolOf(new URL(url).pathname.slice(1)) }
}

function spoolOf(name: string): string {
  return join(tmpdir(), `zayavka-spool-${name}`)
}
