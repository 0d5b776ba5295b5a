import { type Running, startLoad } from '../processes.ts'
import { type Call, createCalls, deskHeaders, project } from '../wire.ts'
import { say } from './say.ts'

const connections = 21

/** Measures creates through three server processes: of one project, and of all. */
export async function measureCreates(desk: () => Promise<Running>, projects: readonly number[]): Promise<void> {
  const desks = [await desk(), await desk(), await desk()]
  try {
    await measured('creates of one project', desks, [project])
    await measured(`creates of ${projects.length} projects`, desks, projects)
  } finally {
    for (const each of desks) await each.stop()
  }
}

async function measured(what: string, desks: readonly Running[], projects: readonly number[]): Promise<void> {
  const loads = desks.map(startLoad)
  const calls = createCalls(120).map((call, index) => ofProject(call, projects[index % projects.length] as number))
  const seconds = Number(process.env.CITUS_SECONDS ?? 10)
  const jobs = desks.map(({ address }) => ({ address, headers: deskHeaders, calls, connections, seconds }))
  const loaded = await Promise.all(loads.map((load, index) => load.load(jobs[index] as (typeof jobs)[number])))
  for (const load of loads) await load.stop()
  const perSecond = loaded.reduce((sum, each) => sum + each.perSecond, 0)
  const p99 = Math.max(...loaded.map((each) => each.p99))
  say(
    `${what}, ${desks.length} processes, ${desks.length * connections} connections: ${perSecond.toFixed(0)} a second, p99 ${p99.toFixed(0)} ms`,
  )
}

/** Turns a call of the measured project into one of another project. */
export function ofProject(call: Call, id: number): Call {
  return { ...call, path: call.path.replace(String(project), String(id)) }
}
