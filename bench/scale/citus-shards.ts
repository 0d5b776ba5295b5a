import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Running } from '../processes.ts'
import {
  allTime,
  type Call,
  createCalls,
  deskHeaders,
  key,
  listCall,
  ownCall,
  project,
  send,
  statusesCall,
  updateCalls,
} from '../wire.ts'
import { say } from './say.ts'

const v2 = { Authorization: `Bearer ${key}` }
const read = (path: string): Call => ({ method: 'GET', path: `/api/v2/projects/${project}/${path}`, headers: v2 })

/** The calls of everyday work. */
const calls: Record<string, Call[]> = {
  'list of leads, v1': [
    listCall({ period: allTime }),
    listCall({ period: allTime, like: { field: 'text', value: 'кухн' } }),
  ],
  'list of statuses, v1': [statusesCall],
  'create, v1': createCalls(3),
  'change, v1': updateCalls(3),
  'list of leads, v2': [
    read('leads?period=all'),
    read('leads?period=all&q=кухн'),
    read('leads?period=all&sort=-price'),
  ],
  'a lead': [read('leads/1'), read('leads/1/events')],
  events: [read('events?after=0')],
  board: [read('board?period=all')],
  reports: ['summary', 'series', 'sources', 'channels', 'funnel', 'people', 'hours', 'cohorts'].map((name) =>
    ownCall(`reports/${name}`, 'all'),
  ),
}

/**
 * Prints which calls query several shards: Citus logs each such query. Queries that run without any call are printed first and not counted for
 * calls.
 */
export async function shardsOfCalls(desk: () => Promise<Running>, url: string): Promise<void> {
  const admin = new Client({ connectionString: url })
  await admin.connect()
  await admin.query(`alter database zayavka set citus.multi_task_query_log_level = 'log'`)
  const running = await desk()
  try {
    const idle = new Set(await heard(() => sleep(15_000)))
    say(`queries of several shards without a call: ${idle.size}`)
    for (const query of idle) say(`  ${query}`)
    for (const [what, each] of Object.entries(calls)) {
      const several = (await heard(() => sendAll(running.address, each))).filter((query) => !idle.has(query))
      say(`${what}: ${several.length === 0 ? 'one shard' : `several shards:\n  ${several.join('\n  ')}`}`)
    }
    await explain(admin)
  } finally {
    await running.stop()
    await admin.query('alter database zayavka reset citus.multi_task_query_log_level')
    await admin.end()
  }
}

async function sendAll(address: string, each: readonly Call[]): Promise<void> {
  for (
    let round = 0;
    round < 8;
    round++ // plans of prepared statements change at the sixth run
  )
    for (const call of each) await send(address, deskHeaders, call)
}

/** The statements that went to several shards meanwhile, from the coordinator's log. */
async function heard(body: () => Promise<unknown>): Promise<string[]> {
  const log = () => readFileSync(process.env.TEST_CITUS_LOG as string, 'utf8')
  const before = log().length
  await body()
  const several = log()
    .slice(before)
    .split(/multi-task query about to be executed/)
    .slice(1)
  return [
    ...new Set(
      several.map(
        (text) =>
          /STATEMENT: {2}([\s\S]*?)(?=\n\d{4}-|$)/.exec(text)?.[1]?.replace(/\s+/g, ' ').slice(0, 200).trim() ??
          text.slice(0, 200).trim(),
      ),
    ),
  ]
}

/** Prints the plan of Citus for the first page of a list. */
async function explain(admin: Client): Promise<void> {
  const { rows } = await admin.query(
    `explain select id, title from leads where project_id = ${project} and deleted_at is null order by creation_date desc, id desc limit 20`,
  )
  say(rows.map((row) => row['QUERY PLAN']).join('\n'))
}
