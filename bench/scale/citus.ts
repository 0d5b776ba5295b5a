// Checks on Citus what docs/scaling.md says about it, and measures. Run by citus.sh, which starts the nodes.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { addCitus, createDatabase } from '../../test/postgres-databases.ts'
import { startDesk } from '../processes.ts'
import { key } from '../wire.ts'
import { measureCreates } from './citus-creates.ts'
import { moveProjects } from './citus-moves.ts'
import { shardsOfCalls } from './citus-shards.ts'
import { say } from './say.ts'

const program = join(import.meta.dirname, '../../dist/main.js')
const projects = Array.from({ length: 8 }, (_, index) => 12_345 + index)
const leads = process.env.CITUS_LEADS ?? '5000'
const folder = mkdtempSync(join(tmpdir(), 'zayavka-citus-desk-'))

try {
  const url = await moveIntoCitus()
  const desk = () => startDesk(program, url, join(folder, `log-${Math.random()}`))
  await shardsOfCalls(desk, url)
  await measureCreates(desk, projects)
  await moveProjects(desk, url, projects)
  await timed('check', () => zayavka(url, 'check'))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Creates a desk with all projects, and one key for them, in one SQLite file, and moves it to Citus; returns its URL. */
async function moveIntoCitus(): Promise<string> {
  const file = `sqlite:${join(folder, 'desk.db')}`
  const ids = projects.map(String)
  for (const id of ids) await zayavka(file, 'project', 'create', '--id', id, '--name', `Project ${id}`)
  await zayavka(file, 'key', 'create', ...ids.flatMap((id) => ['--project', id]), '--scope', 'admin', '--value', key)
  for (const id of ids) await zayavka(file, 'demo', '--project', id, '--leads', leads)
  const server = process.env.TEST_POSTGRES_URL as string
  const url = await createDatabase(server, 'zayavka', 'template0')
  await addCitus(server, 'zayavka')
  await timed('move', () => zayavka(file, 'move', '--to', url))
  await timed('check', () => zayavka(url, 'check'))
  return url
}

async function timed(what: string, body: () => Promise<string>): Promise<void> {
  const started = performance.now()
  const last = (await body()).trim().split('\n').at(-1)
  say(`${what}: ${last}; ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

async function zayavka(databaseUrl: string, ...args: string[]): Promise<string> {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl, SPOOL_FOLDER: join(folder, 'spool') }
  return (await promisify(execFile)(process.execPath, [program, ...args], { env, cwd: folder })).stdout
}
