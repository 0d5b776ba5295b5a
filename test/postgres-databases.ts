import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

/** A name that no other database of the server has. */
export function newName(): string {
  return `test_${randomBytes(8).toString('hex')}`
}

/** Makes a database on a server, as a copy of another one; answers its URL. */
export async function createDatabase(server: string, name: string, template: string): Promise<string> {
  // half the CPU time of the usual strategy, which writes each page of the template to the log
  await onServer(server, [`create database ${name} template ${template} strategy file_copy encoding 'UTF8' ${locale}`])
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

export function dropDatabases(server: string, names: string[]): Promise<void> {
  return onServer(
    server,
    names.map((name) => `drop database if exists ${name} with (force)`),
  )
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
