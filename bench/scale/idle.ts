// Measures the memory, disk and CPU time of idle desks, each a process with its own file: npx tsx bench/scale/idle.ts [DESKS] [SECONDS]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { run, type Server, startServer } from '../../test/program.ts'
import { say } from './say.ts'

const desks = Number(process.argv[2] ?? 10)
const seconds = Number(process.argv[3] ?? 60)
const folder = mkdtempSync(join(tmpdir(), 'zayavka-idle-'))
// as `npm start` and the unit of docs/deploy.md set them
const thrift = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '1048576',
  MALLOC_TRIM_THRESHOLD_: '4194304',
  NODE_OPTIONS: '--max-semi-space-size=4',
}

const servers: Server[] = []
try {
  for (let desk = 1; desk <= desks; desk++) servers.push(await start(desk))
  await sleep(20_000)
  const before = used()
  await sleep(seconds * 1_000)
  const after = used()
  const kilobytes = (name: string) => sum(servers.map(({ process }) => memoryOf(process.pid as number, name))) / desks
  const disk = Number(execFileSync('du', ['-sk', folder], { encoding: 'utf8' }).split('\t')[0]) / desks
  say({
    desks,
    pss: `${Math.round(kilobytes('Pss') / 1_024)} MB`,
    rss: `${Math.round(kilobytes('Rss') / 1_024)} MB`,
    own: `${Math.round(kilobytes('Private_Dirty') / 1_024)} MB`,
    disk: `${Math.round(disk)} kB`,
    // a tick is a hundredth of a second
    cpu: `${(((after - before) / 100 / seconds / desks) * 100).toFixed(3)} % of a core`,
  })
} finally {
  for (const server of servers) await server.stop()
  rmSync(folder, { recursive: true })
}

async function start(desk: number): Promise<Server> {
  const own = join(folder, String(desk))
  execFileSync('mkdir', [own])
  const env = { DATABASE_URL: `sqlite:${own}/zayavka.db`, SPOOL_FOLDER: `${own}/spool`, LOG_LEVEL: 'warn', ...thrift }
  await run(['project', 'create', '--id', '1', '--name', 'Shop'], env)
  const server = await startServer(env)
  await (await fetch(`${server.address}/readyz`)).text()
  return server
}

function memoryOf(pid: number, name: string): number {
  return Number(new RegExp(`^${name}: +(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1])
}

/** The ticks of processor time that all have used. */
function used(): number {
  const ticks = servers.map(({ process }) =>
    readFileSync(`/proc/${process.pid}/stat`, 'utf8').split(') ')[1]?.split(' '),
  )
  return sum(ticks.map((fields) => Number(fields?.[11]) + Number(fields?.[12])))
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
