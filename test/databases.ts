import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, describe, inject } from 'vitest'

/** A kind of database; `fresh` gives the DATABASE_URL of a new, empty store, which is removed after the file. */
export type TestDatabase = { name: 'sqlite' | 'postgres'; fresh(): Promise<string> }

/** The same tests on a real SQLite file and on a real PostgreSQL, always both. */
export function eachDatabase(body: (database: TestDatabase) => void): void {
  describe('sqlite', () => body(sqlite()))
  describe('postgres', () => body(postgres()))
}

/** For what needs both, or this one alone. */
export function sqlite(): TestDatabase {
  const folders: string[] = []
  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  })
  return {
    name: 'sqlite',
    async fresh() {
      const folder = await mkdtemp(join(tmpdir(), 'zayavka-test-'))
      folders.push(folder)
      return `sqlite:${join(folder, 'zayavka.db')}`
    },
  }
}

/** For what needs both, or this one alone. */
export function postgres(): TestDatabase {
  const server = inject('postgresUrl')
  const names: string[] = []
  afterAll(async () => {
    for (const name of names) await rm(spoolOf(name), { recursive: true, force: true })
    const drops = names.map((name) => `drop database if exists ${name} with (force)`)
    await onServer(server, drops)
  })
  return {
    name: 'postgres',
    async fresh() {
      const name = `test_${randomBytes(8).toString('hex')}`
      names.push(name)
      await onServer(server, [`create database ${name} template template0 encoding 'UTF8' ${locale}`])
      const url = new URL(server)
      url.pathname = `/${name}`
      return url.href
    },
  }
}

/** Where the spool of a store lies, unless beside its file: each PostgreSQL database has one of its own. */
export function spoolFor(url: string): { folder?: string } {
  return url.startsWith('sqlite:') ? {} : { folder: spoolOf(new URL(url).pathname.slice(1)) }
}

function spoolOf(name: string): string {
  return join(tmpdir(), `zayavka-spool-${name}`)
}

/** Named, because in the locale `C` PostgreSQL does not know that Cyrillic letters are letters. */
const locale = `lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`

async function onServer(connectionString: string, statements: string[]): Promise<void> {
  if (statements.length === 0) return
  const client = new Client({ connectionString })
  client.on('error', () => {})
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
