import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { until } from '../../test/until.ts'

const run = promisify(execFile)
const nodes = [1, 2, 3] as const
type Node = (typeof nodes)[number]

/** How a fault is undone, once others have taken over. */
type Heal = () => Promise<unknown> | unknown

/** The cluster that `patroni.sh` has started. */
export const folder = process.env.SCALE_FOLDER ?? ''
export const basePort = Number(process.env.SCALE_PORT)
export const databaseUrl = process.env.SCALE_DATABASE_URL ?? ''
export const readUrl = process.env.SCALE_READ_URL ?? ''

/** The faults of the primary, by name. */
export const faults: Record<string, (primary: Node) => Promise<Heal>> = {
  /** Its database dies, and Patroni sees it. */
  'kill -9 of the database': async (primary) => {
    signal([mainOf(primary)], 'SIGKILL')
    return () => {}
  },
  /** The machine dies. */
  'kill -9 of the node': async (primary) => {
    signal([pidIn(`patroni${primary}.pid`), mainOf(primary)], 'SIGKILL')
    return () => startPatroni(primary)
  },
  /** Its database hangs, as on a disk that does not answer; it continues after others have taken over. */
  'SIGSTOP of the database': (primary) => frozen(() => databaseOf(primary)),
  /** The machine hangs. */
  'SIGSTOP of the node': (primary) =>
    frozen(async () => [
      ...['patroni', 'gateway'].map((name) => pidIn(`${name}${primary}.pid`)),
      ...(await databaseOf(primary)),
    ]),
  'switchover by hand': async (primary) => {
    const to = (await members()).find(({ role }) => role === 'sync_standby')?.name ?? ''
    const names = ['--leader', `node${primary}`, '--candidate', to, '--force']
    await run('patronictl', ['-c', `${folder}/node${primary}.yml`, 'switchover', 'zayavka', ...names])
    return () => {}
  },
  'cut off from the store': (primary) => frozen(async () => [pidIn(`gateway${primary}.pid`)]),
}

type Member = { name: string; role: string; state: string; lag?: number }

/** Waits until there is a primary, and both others follow it, one of them synchronously. Returns the primary. */
export async function whole(): Promise<Node> {
  const primary = await until(
    async () => {
      const all = await members()
      const isWhole = all.filter(({ state }) => state === 'streaming').length === 2
      const isSafe = all.some(({ role }) => role === 'sync_standby')
      return isWhole && isSafe && all.find(({ role }) => role === 'leader')?.name
    },
    'a primary with two replicas',
    180_000,
  )
  return nodes.find((node) => primary === `node${node}`) as Node
}

/** The node that is primary, as others see it. */
export async function leader(): Promise<Node | undefined> {
  const found = (await members()).find(({ role, state }) => role === 'leader' && state === 'running')
  return nodes.find((node) => found?.name === `node${node}`)
}

/** The members of the cluster, as the first node that answers knows them. */
async function members(): Promise<Member[]> {
  for (const node of nodes) {
    const signal = AbortSignal.timeout(1_000)
    const response = await fetch(`http://127.0.0.1:${basePort + 30 + node}/cluster`, { signal }).catch(() => undefined)
    if (response?.ok) return ((await response.json()) as { members: Member[] }).members
  }
  return []
}

async function frozen(all: () => Promise<number[]>): Promise<Heal> {
  const stopped = await all()
  signal(stopped, 'SIGSTOP')
  return () => signal(stopped, 'SIGCONT')
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids)
    try {
      process.kill(pid, name)
    } catch {} // it has ended
}

function mainOf(node: Node): number {
  return pidIn(`node${node}/postmaster.pid`)
}

/** All processes of a database: those of clients keep running while the main one is stopped. */
async function databaseOf(node: Node): Promise<number[]> {
  const main = mainOf(node)
  const { stdout } = await run('pgrep', ['-P', String(main)])
  return [main, ...stdout.trim().split('\n').map(Number)]
}

function pidIn(file: string): number {
  return Number(readFileSync(`${folder}/${file}`, 'utf8').split('\n')[0])
}

/** Starts Patroni as `patroni.sh` does, which later ends the process that the file names. */
function startPatroni(node: Node): void {
  const log = openSync(`${folder}/patroni${node}.log`, 'a')
  const user = ['--reuid=postgres', '--regid=postgres', '--init-groups', '--reset-env']
  const command = ['patroni', `${folder}/node${node}.yml`]
  const words = process.getuid?.() === 0 ? ['setpriv', ...user, ...command] : command
  const child: ChildProcess = spawn(words[0] as string, words.slice(1), { stdio: ['ignore', log, log], detached: true })
  child.unref()
  closeSync(log)
  writeFileSync(`${folder}/patroni${node}.pid`, `${child.pid}\n`)
}
