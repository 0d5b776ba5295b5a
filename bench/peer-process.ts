import { execFile, spawn } from 'node:child_process'
import { closeSync, cpSync, existsSync, openSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { reservePort } from '../test/ports.ts'
import { until } from '../test/until.ts'
import { endOf, type Running } from './processes.ts'

/**
 * Copies the project of that name beside `peers/` into a folder and installs its packages there, at the pinned
 * versions.
 */
export async function installPeer(name: string, folder: string, keep?: string): Promise<void> {
  cpSync(templateOf(name), folder, { recursive: true })
  if (keep) symlinkSync(await cachedPackages(name, keep), join(folder, 'node_modules'))
  else await installIn(folder)
}

/** Caches packages for the next run; an interrupted installation leaves none of that name. */
async function cachedPackages(name: string, keep: string): Promise<string> {
  const cached = join(keep, `peer-${name}`)
  if (existsSync(cached)) return join(cached, 'node_modules')
  const unfinished = `${cached}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(templateOf(name), unfinished, { recursive: true })
  await installIn(unfinished)
  renameSync(unfinished, cached)
  return join(cached, 'node_modules')
}

async function installIn(folder: string): Promise<void> {
  const flags = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error']
  await promisify(execFile)('npm', ['install', ...flags], { cwd: folder, maxBuffer: 2 ** 24 })
}

/** The version of a package that a peer's project pins. */
export function pinned(name: string, dependency: string): string {
  const { dependencies } = JSON.parse(readFileSync(join(templateOf(name), 'package.json'), 'utf8'))
  return dependencies[dependency]
}

type Start = {
  folder: string
  /** The arguments of Node, run in the folder. */
  args: string[]
  env: Record<string, string>
  headers: Record<string, string>
  /** A path that responds with 200 as soon as the peer is ready. */
  probe: string
}

/** Starts an installed peer in production mode on a free port of 127.0.0.1, without our environment variables. */
export async function startPeer({ folder, args, env, headers, probe }: Start): Promise<Running> {
  const { number: port, release } = await reservePort()
  await release()
  const log = join(folder, 'output.log')
  const file = openSync(log, 'w')
  const all = { PATH: process.env.PATH, HOME: folder, NODE_ENV: 'production', PORT: String(port), ...env }
  const child = spawn(process.execPath, args, { env: all, cwd: folder, stdio: ['ignore', file, file] })
  closeSync(file)
  const ended = endOf(child)
  const stop = () => {
    child.kill()
    const forced = setTimeout(() => child.kill('SIGKILL'), 10_000)
    return ended.finally(() => clearTimeout(forced))
  }
  const address = `http://127.0.0.1:${port}`
  const ready = async () => child.exitCode !== null || (await fetch(address + probe, { headers })).ok
  await until(ready, 'the peer to answer', 120_000).catch(async (error) => {
    await stop()
    throw error
  })
  if (child.exitCode !== null) throw new Error(`The peer ended: ${readFileSync(log, 'utf8').slice(-3000)}`)
  return { address, headers, pid: child.pid as number, stop }
}

function templateOf(name: string): string {
  return fileURLToPath(new URL(`peers/${name}`, import.meta.url))
}
