import { Client } from 'pg'
import type { Running } from '../processes.ts'
import { createCalls, deskHeaders, send } from '../wire.ts'
import { ofProject } from './citus-creates.ts'
import { say } from './say.ts'

const rounds = Number(process.env.CITUS_ROUNDS ?? 3)

/**
 * While all projects are written, moves the shard of one project to other nodes, and another project to a shard of its own. No acknowledged lead may
 * be missing or duplicated, and events must have no gap: otherwise it throws, and the trial ends with 1.
 */
export async function moveProjects(
  desk: () => Promise<Running>,
  url: string,
  projects: readonly number[],
): Promise<void> {
  const admin = new Client({ connectionString: url })
  await admin.connect()
  const running = await desk()
  const writers = projects.map((project) => writer(running.address, project))
  try {
    for (let round = 0; round < rounds; round++) await timed(() => moveShard(admin, projects[0] as number))
    await timed(() => isolate(admin, projects[1] as number))
    const acknowledged = await Promise.all(writers.map((each) => each.stop()))
    await compare(admin, projects, acknowledged)
  } finally {
    for (const each of writers) void each.stop()
    await running.stop()
    await admin.end()
  }
}

async function timed(body: () => Promise<string>): Promise<void> {
  const started = performance.now()
  const what = await body()
  say(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

/** Moves all tables of the project, and of others in the same shard, to the next node. */
async function moveShard(admin: Client, project: number): Promise<string> {
  const {
    rows: [place],
  } = await admin.query(
    `select shardid, nodename, nodeport from citus_shards
     where shardid = get_shard_id_for_distribution_column('projects', $1::bigint)`,
    [project],
  )
  const {
    rows: [next],
  } = await admin.query(
    `select nodename, nodeport from pg_dist_node where shouldhaveshards and nodeport <> $1 order by nodeport > $1 desc, nodeport limit 1`,
    [place.nodeport],
  )
  await admin.query('call citus_cleanup_orphaned_resources()') // leftovers of the move before
  await admin.query(`select citus_move_shard_placement($1, $2, $3, $4, $5, 'force_logical')`, [
    place.shardid,
    place.nodename,
    place.nodeport,
    next.nodename,
    next.nodeport,
  ])
  return `project ${project} moved from ${place.nodeport} to ${next.nodeport}`
}

/**
 * Moves a project to a shard of its own, while writes of the shard wait. Without that Citus 13.2 fails on updates: its decoder does not send the key
 * of their rows.
 */
async function isolate(admin: Client, project: number): Promise<string> {
  await admin.query(
    `select isolate_tenant_to_new_shard('projects', $1::bigint, 'CASCADE', shard_transfer_mode => 'block_writes')`,
    [project],
  )
  return `project ${project} has a shard of its own`
}

/** Creates leads one after another until it is stopped; returns the acknowledged ids, the failures, and the longest response time (ms). */
function writer(address: string, project: number) {
  const calls = createCalls(50).map((call) => ofProject(call, project))
  const ids: number[] = []
  const failures: string[] = []
  let [isOver, longest] = [false, 0]
  const done = (async () => {
    for (let index = 0; !isOver; index++) {
      const started = performance.now()
      try {
        ids.push(Number(JSON.parse(await send(address, deskHeaders, calls[index % calls.length] as never)).lead_id))
      } catch (error) {
        failures.push((error as Error).message)
      }
      longest = Math.max(longest, performance.now() - started)
    }
    return { ids, failures, longest }
  })()
  return {
    stop: () => {
      isOver = true
      return done
    },
  }
}

type Written = { ids: number[]; failures: string[]; longest: number }

async function compare(admin: Client, projects: readonly number[], written: readonly Written[]): Promise<void> {
  let [missing, twice, gaps] = [0, 0, 0]
  for (const [index, project] of projects.entries()) {
    const { ids } = written[index] as Written
    twice += ids.length - new Set(ids).size
    const { rows } = await admin.query('select id::int from leads where project_id = $1', [project])
    const there = new Set(rows.map(({ id }) => id))
    missing += ids.filter((id) => !there.has(id)).length
    const {
      rows: [events],
    } = await admin.query(
      'select count(*) = max(number) and max(number) = (select last_event from projects where id = $1) as whole from events where project_id = $1',
      [project],
    )
    if (!events.whole) gaps++
  }
  const failures = written.flatMap((each) => each.failures)
  say(
    `${written.reduce((sum, each) => sum + each.ids.length, 0)} creates acknowledged meanwhile: ${missing} missing, ${twice} twice, gaps in events of ${gaps} projects, ${failures.length} refused, longest answer ${Math.max(...written.map((each) => each.longest)).toFixed(0)} ms`,
  )
  for (const failure of new Set(failures)) say(`  ${failure.slice(0, 300)}`)
  if (missing + twice + gaps > 0) throw new Error('Acknowledged leads or events are missing or twice')
  if (written.some(({ ids }) => ids.length === 0)) throw new Error('A project was not written meanwhile')
}
