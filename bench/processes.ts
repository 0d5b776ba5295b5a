import { type ChildProcess, execFile, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { until } from '../test/until.ts'
import type { Job, Loaded } from './load.ts'
import { deskHeaders, key, project } from './wire.ts'

/** A server under load, in its own process. */
export type Running = {
  address: string
  headers: Record<string, string>
  pid: number
  stop(): Promise<unknown>
}

/** Starts the built program on a store as a user would, with its log in a file; waits for its first response. */
export async function startDesk(program: string, databaseUrl: string, log: string): Promise<Running> {
  const file = openSync(log, 'w')
  const settings = {
    PORT: '0',
    CAPTURE_PER_ADDRESS: '0',
    CAPTURE_PER_KEY: '0',
    SECRET_KEY: key,
    DELIVERY_ALLOW: '127.0.0.1',
    SPOOL_FOLDER: spoolOf(log, databaseUrl),
  }
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl, ...settings }
  const child = spawn(process.execPath, [program, 'serve'], { env, cwd: tmpdir(), stdio: ['ignore', file, file] })
  closeSync(file)
  const ended = endOf(child)
  const printed = () => readFileSync(log, 'utf8')
  const portOf = () => (child.exitCode === null ? /serves on \S+:(\d+)/.exec(printed())?.[1] : 'none')
  const port = await until(portOf, 'the server to say its address', 60_000)
  if (port === 'none') throw new Error(`The server ended: ${printed()}`)
  const address = `http://127.0.0.1:${port}`
  await (await fetch(`${address}/healthz`)).text()
  return { address, headers: deskHeaders, pid: child.pid as number, stop: () => end(child, ended) }
}

/** Creates the project, its key and its leads by commands of the built program. */
export async function fillDesk(program: string, databaseUrl: string, leads: number): Promise<void> {
  const ofProject = ['--project', String(project)]
  const run = (...args: string[]) => runProgram(program, databaseUrl, args)
  await run('project', 'create', '--id', String(project), '--name', 'Benchmark')
  await run('key', 'create', ...ofProject, '--scope', 'admin', '--value', key)
  await run('demo', ...ofProject, '--leads', String(leads))
}

/** Runs a command of the built program to its end. */
export async function runProgram(program: string, databaseUrl: string, args: string[]): Promise<void> {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl }
  await promisify(execFile)(process.execPath, [program, ...args], { env, cwd: tmpdir() })
}

/** Starts a server of this folder; its first message is its address. */
export async function startServer(file: string, ...args: string[]): Promise<Running & { tell(message: object): void }> {
  const child = forked(file, args)
  const ended = endOf(child)
  const [first] = await Promise.race([once(child, 'message'), ended.then(() => [undefined])])
  if (!first) throw new Error(`${file} ended before it served`)
  const { address } = first as { address: string }
  return {
    address,
    headers: deskHeaders,
    pid: child.pid as number,
    stop: () => end(child, ended),
    tell: (message) => void child.send(message),
  }
}

/** A process that makes load, one job at a time. */
export function startLoad() {
  const child = forked('load.ts', [])
  const ended = endOf(child)
  return {
    async load(job: Job): Promise<Loaded> {
      child.send(job)
      const [answer] = await Promise.race([once(child, 'message'), ended.then(() => [{ error: 'The load ended' }])])
      const { loaded, error } = answer as { loaded?: Loaded; error?: string }
      if (!loaded) throw new Error(error)
      return loaded
    },
    stop: () => end(child, ended),
  }
}

/** The resident memory of a process, in MB. */
export async function memoryOf(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return Number(stdout) / 1024
}

function forked(file: string, args: string[]): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url))
  return fork(path, args, { execArgv: ['--import', import.meta.resolve('tsx')] })
}

/** Resolves when the process has ended. */
export function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => void child.on('exit', () => resolve()))
}

function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill()
  return ended
}

/** Each store has its own spool, beside the log. */
function spoolOf(log: string, databaseUrl: string): string {
  return `${log}.spool-${encodeURIComponent(databaseUrl).slice(-60)}`
}
