import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

/** A database name that is unique on the server. */
export function newName(): string {
  return `test_${randomBytes(8).toString('hex')}`
}

/** Creates a database on a server as a copy of another one; returns its URL. With Citus, the copy of a distributed database is distributed. */
export async function createDatabase(server: string, name: string, template: string): Promise<string> {
  // this takes half the CPU time of the default strategy, which writes each page of the template to the log
  const create = `create database ${name} template ${template} strategy file_copy encoding 'UTF8' ${locale}`
  for (const node of nodesOf(server)) await onServer(node, [create])
  return urlOf(server, name)
}

export async function dropDatabases(server: string, names: string[]): Promise<void> {
  const drops = names.map((name) => `drop database if exists ${name} with (force)`)
  for (const node of nodesOf(server)) await onServer(node, drops)
}

/** Adds Citus to a new database, if there are workers. */
export async function addCitus(server: string, name: string): Promise<void> {
  if (workers.length === 0) return
  for (const node of nodesOf(server)) await onServer(urlOf(node, name), ['create extension citus'])
  const [coordinator, ...others] = nodesOf(server).map((node) => new URL(node))
  const place = ({ hostname, port }: URL) => `('${hostname}', ${port})`
  await onServer(urlOf(server, name), [
    `select citus_set_coordinator_host${place(coordinator as URL)}`,
    ...others.map((worker) => `select citus_add_node${place(worker)}`),
  ])
}

/** Stops the daemons of Citus in a database, since a database with connections cannot be copied. */
export async function closeCitus(server: string, name: string): Promise<void> {
  if (workers.length === 0) return
  for (const node of nodesOf(server))
    await onServer(node, [
      `alter database ${name} allow_connections false`,
      `select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '${name}'`,
    ])
}

/** The workers of Citus; their coordinator is TEST_POSTGRES_URL. */
const workers = (process.env.TEST_CITUS_WORKERS ?? '').split(/\s+/).filter(Boolean)

function nodesOf(server: string): string[] {
  return [server, ...workers]
}

function urlOf(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** An explicit locale, since in `C` PostgreSQL does not treat Cyrillic characters as letters. */
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
