import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { spoolFor } from './databases.ts'
import { watchInSuite } from './health/suites.ts'
import type { Ran } from './ran.ts'
import { runResident } from './resident.ts'
import { until } from './until.ts'

/** The built program, made by `npm test`. */
export const program = resolve('dist/main.js')

/** The secret with which the programs sign sessions, unless their settings name another. */
export const secretKey = 'a secret of tests, thirty-two characters'

type Env = Record<string, string>

/** Runs a command of the program to its end, with the given settings only. */
export function run(args: string[], env: Env = {}, cwd?: string): Promise<Ran> {
  return new Promise((done) =>
    execFile(process.execPath, [program, ...args], { env: clean(env, cwd), cwd }, (error, stdout, stderr) =>
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    ),
  )
}

/** Like `run`, but in a shared process, for commands whose test does not depend on the start and end of a process. */
export function call(args: string[], env: Env = {}, input?: string): Promise<Ran> {
  return runResident({ args, env: clean(env), input })
}

/** Runs a command with `--json`, which must succeed; returns its output. */
export async function runJson(args: string[], env: Env = {}): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await call([...args, '--json'], env)
  if (code !== 0) throw new Error(`zayavka ${args.join(' ')} ended with ${code}: ${stderr}`)
  return JSON.parse(stdout)
}

export type Server = Awaited<ReturnType<typeof startServer>>

/**
 * Starts `serve` on a free port and waits until it serves. `output()` is everything it has printed. By default there is no rate limit per address,
 * since a test has only one address.
 */
export async function startServer(env: Env, cwd?: string) {
  const usual = { PORT: '0', CAPTURE_PER_ADDRESS: '0', CAPTURE_PER_KEY: '0' }
  const child: ChildProcess = spawn(process.execPath, [program, 'serve'], {
    env: clean({ ...usual, ...env }, cwd),
    cwd,
  })
  started.add(child)
  let printed = ''
  child.stdout?.on('data', (chunk) => (printed += chunk))
  child.stderr?.on('data', (chunk) => (printed += chunk))
  const exit = once(child, 'exit')
  const address = await Promise.race([
    until(() => /serves on (\S+)/.exec(printed)?.[1], 'serve to print its address', 60_000),
    exit.then(([code]) => Promise.reject(new Error(`serve ended with ${code}: ${printed}`))),
  ])
  watchInSuite(address.replace('localhost', '127.0.0.1'), child.pid)
  return {
    address,
    process: child,
    output: () => printed,
    /** Sends a signal and waits for the exit; returns the exit code. A server that does not exit is killed, and the error has its last output. */
    async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
      if (!hasEnded(child)) child.kill(signal)
      let isLate = false
      const timeout = setTimeout(() => {
        isLate = true
        child.kill('SIGKILL')
      }, longestEnd)
      const [code] = await exit
      clearTimeout(timeout)
      if (isLate) throw new Error(`serve had not ended ${longestEnd} ms after ${signal}: ${printed.slice(-2_000)}`)
      return code as number | null
    },
  }
}

/** How long a server may take to exit, in milliseconds: less than the timeout of a test. */
const longestEnd = 60_000
const started = new Set<ChildProcess>()

/** Kills the servers that a test file has left running, as after a failure. */
export function endServers(): void {
  for (const child of started) if (!hasEnded(child)) child.kill('SIGKILL')
  started.clear()
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

/**
 * The settings of a program. With a working folder of its own, the spool is there; otherwise a separate folder is needed, or it would be among the
 * sources.
 */
function clean(env: Env, cwd?: string): Env {
  const { folder } = cwd === undefined && env.DATABASE_URL ? spoolFor(env.DATABASE_URL) : {}
  return {
    PATH: process.env.PATH ?? '',
    LOG_LEVEL: 'info',
    SECRET_KEY: secretKey,
    ...(folder && { SPOOL_FOLDER: folder }),
    ...env,
  }
}
