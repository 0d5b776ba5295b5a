import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { leadColumns } from '../../src/store/leads/row.ts'
import Database from '../../src/store/sqlite/driver.ts'
import type { Ground } from '../ground.ts'
import { median } from '../numbers.ts'
import { memoryOf } from '../processes.ts'
import type { Measured } from '../turns.ts'
import { key, project } from '../wire.ts'

/**
 * Rows per second of an export of all leads, alternating with a bare loop that reads the same rows and writes them as
 * JSON.
 */
export function exported(format: 'csv' | 'jsonl' | 'xlsx') {
  return async (ground: Ground): Promise<Measured> => {
    const rates: { ours: number; loop: number }[] = []
    for (let round = 0; round < ground.rounds; round++) {
      const ours = await rateOf(ground, () => takeExport(ground, format, () => {}))
      rates.push({ ours, loop: await rateOf(ground, () => bareLoop(ground)) })
    }
    const ratio = median(rates.map(({ ours, loop }) => ours / loop))
    const value = median(rates.map(({ loop }) => loop))
    return { unit: 'rows/s', ours: median(rates.map(({ ours }) => ours)), against: { loop: { value, ratio } } }
  }
}

/** The peak resident memory of the server while it exports all leads. */
export async function exportMemory(ground: Ground): Promise<Measured> {
  const { pid } = ground.desk()
  let most = await memoryOf(pid)
  let looking = Promise.resolve()
  await takeExport(ground, 'csv', () => {
    looking = looking.then(async () => {
      most = Math.max(most, await memoryOf(pid))
    })
  })
  await looking
  return { unit: 'MB', ours: most, against: {} }
}

async function rateOf({ leads }: Ground, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return leads / ((performance.now() - started) / 1000)
}

const between = 4 * 2 ** 20

/** Downloads a whole export; reports progress every few megabytes. */
async function takeExport({ desk }: Ground, format: string, isOn: () => void): Promise<void> {
  const url = `${desk().address}/api/v2/projects/${project}/export?format=${format}`
  const reply = await fetch(url, { headers: { Authorization: `Bearer ${key}` } })
  if (!reply.ok) throw new Error(`An export answers ${reply.status}: ${await reply.text()}`)
  let [bytes, reported] = [0, 0]
  for await (const part of reply.body as ReadableStream<Uint8Array>) {
    bytes += part.length
    if (bytes - reported < between) continue
    reported = bytes
    isOn()
  }
}

async function bareLoop({ data }: Ground): Promise<number> {
  const columns = leadColumns.join(', ')
  const query = `select ${columns} from leads where project_id = ${project} order by creation_date desc, leads.id desc`
  return data.url.startsWith('sqlite:')
    ? loopOfFile(data.url.slice('sqlite:'.length), query)
    : loopOfServer(data.url, query)
}

function loopOfFile(file: string, query: string): number {
  const database = new Database(file, { readonly: true })
  let length = 0
  for (const row of database.prepare(query).iterate()) length += JSON.stringify(row).length + 1
  database.close()
  return length
}

async function loopOfServer(connectionString: string, query: string): Promise<number> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  let length = 0
  try {
    await client.query('begin')
    await client.query(`declare all_rows no scroll cursor for ${query}`)
    for (;;) {
      const { rows } = await client.query('fetch 1000 from all_rows')
      if (rows.length === 0) return length
      for (const row of rows) length += JSON.stringify(row).length + 1
    }
  } finally {
    await client.end()
  }
}
