import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { spoolFor } from './databases.ts'
import { watchInSuite } from './health/suites.ts'
import { runResident } from './resident.ts'
import { until } from './until.ts'

/** The built program, as `npm test` leaves it. */
export const program = resolve('dist/main.js')

/** With which the programs sign sessions, unless their settings say another. */
export const secretKey = 'a secret of tests, thirty-two characters'

export type Ran = { code: number; stdout: string; stderr: string }
type Env = Record<string, string>

/** Runs a command of the program to its end, with no other settings than the given ones. */
export function run(args: string[], env: Env = {}, cwd?: string): Promise<Ran> {
  return new Promise((done) =>
    execFile(process.execPath, [program, ...args], { env: clean(env, cwd), cwd }, (error, stdout, stderr) =>
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    ),
  )
}

/** As `run`, but not in a process of its own: for what does not depend on how that starts and ends. */
export function call(args: string[], env: Env = {}, input?: string): Promise<Ran> {
  return runResident({ args, env: clean(env), input })
}

/** Calls a command with `--json` that must succeed; answers what it printed. */
export async function runJson(args: string[], env: Env = {}): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await call([...args, '--json'], env)
  if (code !== 0) throw new Error(`zayavka ${args.join(' ')} ended with ${code}: ${stderr}`)
  return JSON.parse(stdout)
}

export type Server = Awaited<ReturnType<typeof startServer>>

/**
 * Starts `serve` on a free port and waits until it serves. `output()` is all it has printed. One address may send as much as it likes,
 * unless the settings say another: a test has no more addresses.
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
    /** Sends a signal and waits for the end; answers the exit code. One that does not end is killed, and told with what it said last. */
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

/** How long a server may take to end, in milliseconds: less than a test has. */
const longestEnd = 60_000
const started = new Set<ChildProcess>()

/** Ends the servers that a file of tests has left behind, as one that failed does. */
export function endServers(): void {
  for (const child of started) if (!hasEnded(child)) child.kill('SIGKILL')
  started.clear()
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

/** The settings of a program. In a folder of its own it has its spool there; else it would lie among the sources. */
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
