import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reservePort } from './ports.ts'
import { serverUser } from './postgres.ts'
import { until } from './until.ts'

/** Debian installs it in a folder that is not in everybody's PATH. */
const PATH = `${process.env.PATH}:/usr/sbin`

/**
 * A PgBouncer in transaction mode in front of the server at this address, with two connections to it, so that clients have to share them. `log()`
 * returns its log.
 */
export async function startPgbouncer(url: string) {
  if (spawnSync('pgbouncer', ['--version'], { env: { PATH } }).status !== 0)
    throw new Error('This test needs pgbouncer: install the package of this name (apt-get install pgbouncer)')
  const user = serverUser()
  const folder = mkdtempSync(join(user.uid === undefined ? tmpdir() : '/tmp', 'zayavka-pgbouncer-'))
  const file = (name: string, text: string) => writeFileSync(join(folder, name), text, { mode: 0o644 })
  const port = await reservePort()
  const server = new URL(url)
  file('users', `"${server.username}" "${server.password}"\n`)
  file('pgbouncer.ini', settings(server, port.number))
  if (user.uid !== undefined) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, folder])
  await port.release()
  const child = spawn('pgbouncer', ['pgbouncer.ini'], { ...user, cwd: folder, env: { PATH }, stdio: 'pipe' })
  let log = ''
  child.stderr.on('data', (chunk) => (log += chunk))
  const ended = once(child, 'exit')
  await until(() => {
    if (child.exitCode !== null) throw new Error(`pgbouncer ended with ${child.exitCode}:\n${log}`)
    return log.includes('process up')
  }, 'pgbouncer to be up')
  const through = new URL(url)
  through.port = String(port.number)
  through.password = ''
  return {
    url: through.href,
    log: () => log,
    async stop(): Promise<void> {
      if (child.exitCode === null) child.kill('SIGQUIT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Strict settings on purpose: no startup parameter is ignored, and no prepared statement is kept. */
function settings(server: URL, port: number): string {
  return `
[databases]
* = host=${server.hostname} port=${server.port} user=${server.username} password=${server.password}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = users
pool_mode = transaction
default_pool_size = 2
max_prepared_statements = 0
max_client_conn = 200
`
}
