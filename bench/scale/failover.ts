// Tests a desk of three server processes on the cluster of `patroni.sh` under 32 writers through all doors, while its primary is killed, stopped,
// switched over and cut off: npx tsx bench/scale/failover.ts [ROUNDS] [PATTERN OF THE FAULTS]. It exits with 1 when a promise did not hold, and leaves
// no server behind.
import { mkdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { inspect } from 'node:util'
import autocannon from 'autocannon'
import { endServers, run, type Server, startServer } from '../../test/program.ts'
import { rowsOf } from '../../test/rows.ts'
import { until } from '../../test/until.ts'
import { basePort, databaseUrl, faults, folder, leader, readUrl, whole } from './cluster.ts'
import { eventsAfter, followFeed, followStream, openCounter } from './followers.ts'
import { say } from './say.ts'
import { createWriters, type Told } from './writers.ts'

const rounds = Number(process.argv[2] ?? 30)
const chosen = Object.entries(faults).filter(([name]) => new RegExp(process.argv[3] ?? '').test(name))
const clients = 32
const limitPerSecond = 200
const address = `http://127.0.0.1:${basePort + 50}`
const wrong: string[] = []
if (!(rounds >= 1) || chosen.length === 0) throw new Error('There is no round, or no fault of that name')

const spool = `${folder}/spool`
const env = {
  DATABASE_URL: databaseUrl,
  DELIVERY_ALLOW: '127.0.0.1',
  SPOOL_FOLDER: spool,
  LOG_LEVEL: 'warn',
  RATE_LIMIT_PER_SECOND: String(limitPerSecond),
}
const servers: Server[] = []
let key = ''
process.on('exit', endServers)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))

try {
  await trial()
} catch (error) {
  wrong.push(inspect(error))
}
for (const server of servers) for (const line of faultsIn(server)) say({ log: line })
for (const line of wrong.slice(0, 100)) say({ wrong: line })
if (wrong.length > 100) say(`and ${wrong.length - 100} more`)
process.exit(wrong.length > 0 ? 1 : 0)

async function trial(): Promise<void> {
  mkdirSync(spool)
  const desk = await open()
  const { counter, feed, stream, writers } = desk
  const begun = performance.now()
  for (let round = 1; round <= rounds; round++) await fail(round, desk)
  await writers.end()
  const seconds = Math.round((performance.now() - begun) / 1000)
  const { last } = await verify(desk)
  await Promise.all([feed.end(), stream.end()])
  expectAll('the feed at its end', feed.numbers(), last)
  expectAll('the stream at its end', stream.numbers(), last)
  for (const server of servers) await limitHolds(server.address) // after the followers, which would share the limit
  for (const server of servers) if ((await server.stop()) !== 0) wrong.push('a server did not end well')
  const { ok, faults: found } = await command('check')
  if (!ok) wrong.push(`zayavka check: ${JSON.stringify(found)}`)
  await counter.close()
  const ends = await rows('select ended, reasons, attempts::int, count(*)::int as n from receipts group by 1, 2, 3')
  for (const end of ends) say({ receipts: end })
  const unknown = [...writers.told.values()].filter(({ end }) => end === 'unknown').length
  say({ rounds, seconds, kept: writers.told.size - unknown, unknown, answers: Object.fromEntries(writers.answers) })
}

type Desk = Awaited<ReturnType<typeof open>>

/** Starts the servers, and who follows and writes. */
async function open() {
  await command('project', 'create', '--id', '12345', '--name', 'Failover')
  key = (await command('key', 'create', '--project', '12345', '--scope', 'admin')).key as string
  for (const desk of [1, 2, 3]) {
    const own = { ...env, PORT: String(basePort + 50 + desk) }
    servers.push(await startServer(desk === 3 ? { ...own, DATABASE_READ_URL: readUrl } : own))
  }
  await until(async () => (await fetch(`${address}/readyz`)).ok, 'the desk behind HAProxy')
  const counter = await openCounter()
  await ask('POST', '/destinations', { name: 'Counter', url: counter.url })
  const captureKeys = Array.from({ length: 8 }, () => ask('POST', '/keys', { scope: 'capture' }))
  const { path: form } = await ask('POST', '/forms', { name: 'Заявка' })
  const keys = (await Promise.all(captureKeys)).map((made) => made.key as string)
  const [feed, stream] = [followFeed({ address, key }), followStream({ address, key })]
  const site = { server: address, keys, form: form as string }
  return { counter, feed, stream, writers: createWriters(site, { write: key }, clients, wrong) }
}

/** One round: a fault of the primary under the writers, until all is whole again and compared. */
async function fail(round: number, desk: Desk): Promise<void> {
  const { writers } = desk
  const [name, harm] = chosen[(round - 1) % chosen.length] as (typeof chosen)[number]
  const primary = await whole()
  writers.figures()
  await sleep(2_000 + Math.random() * 2_000)
  const heal = await harm(primary)
  await until(async () => ![undefined, primary].includes(await leader()), 'another primary', 120_000)
  const since = performance.now()
  await until(() => writers.lastKept() > since, 'writes', 120_000)
  await heal()
  await sleep(2_000)
  await whole()
  await writers.hold()
  const { longestGap, slowest, kept } = writers.figures()
  const { again } = await verify(desk)
  say({ round, fault: name, away: longestGap, slowest, kept, again, wrong: wrong.length })
  writers.release()
}

/** Compares the store with the answers that writers and followers got; returns the last event, and how many events were delivered again. */
async function verify({ counter, feed, stream, writers }: Desk): Promise<{ last: number; again: number }> {
  const open = 'select count(*)::int as n from receipts where ended is null'
  await until(async () => (await rows<{ n: number }>(open))[0]?.n === 0, 'all receipts to be worked', 60_000)
  const leads = await rows<{ id: number; mark: string | null }>(
    `select id::int, substring(coalesce(text, '') || title from 'mark-[0-9]+-[0-9]+-') as mark from leads order by leads.id`,
  )
  const byMark = new Map<string | null, typeof leads>()
  for (const lead of leads) byMark.set(lead.mark, [...(byMark.get(lead.mark) ?? []), lead])
  for (const [mark, told] of writers.told) compare(mark, told, byMark.get(mark) ?? [])
  leads.forEach(({ id }, index) => void (id !== index + 1 && wrong.push(`lead ${index + 1} has the number ${id}`)))
  const events = await rows<{ number: number }>('select number::int from events order by events.number')
  const last = events.length
  events.forEach(({ number }, index) => void (number !== index + 1 && wrong.push(`event ${index + 1} has ${number}`)))
  for (const [what, { numbers }] of Object.entries({ feed, stream })) {
    await until(
      () => numbers().length >= last,
      () => `the ${what} to have ${last} events; it has ${numbers().length}`,
      60_000,
    )
    expectAll(what, numbers(), last)
  }
  const again = await counter.all(last)
  await until(async () => (await reported()) === leads.length, 'the report to have all leads', 60_000)
  const newest = Number((await eventsAfter({ address, key }, last - 1)).last)
  if (newest !== last) wrong.push(`the newest event is ${newest}, not ${last}`)
  return { last, again }
}

/** The number of leads of all time, as reported by the server that reads a replica. */
async function reported(): Promise<number> {
  const url = `http://127.0.0.1:${basePort + 53}/api/v2/projects/12345/reports/summary?period=all`
  const response = await fetch(url, { headers: { Authorization: `Bearer ${key}` } })
  const answer = (await response.json()) as { leads?: { leads: number } }
  return answer.leads?.leads ?? -1
}

function compare(mark: string, { end, lead, door }: Told, found: { id: number }[]): void {
  if (end === 'kept' && found.length !== 1)
    wrong.push(`${mark} by ${door}: acknowledged, and there ${found.length} times`)
  if (end === 'unknown' && found.length > 1) wrong.push(`${mark} by ${door}: unknown, and there ${found.length} times`)
  if (lead !== undefined && !found.some(({ id }) => String(id) === lead)) wrong.push(`${mark} is not lead ${lead}`)
}

/** Expects each event once, in order. */
function expectAll(what: string, numbers: number[], last: number): void {
  if (numbers.length !== last) wrong.push(`${what}: ${numbers.length} events of ${last}`)
  const at = numbers.findIndex((number, index) => number !== index + 1)
  if (at >= 0) wrong.push(`${what}: ${numbers.slice(Math.max(0, at - 2), at + 2)} at ${at}`)
}

/**
 * Checks the rate limit of a process, which counts for itself: of ten times the limit, as fast as it can, it serves at least the limit, at most that of
 * each second, and answers the rest with 429.
 */
async function limitHolds(server: string): Promise<void> {
  await sleep(1_100)
  const url = `${server}/api/v2/projects/12345/statuses`
  const headers = { Authorization: `Bearer ${key}` }
  const { statusCodeStats, errors, duration } = await autocannon({
    url,
    headers,
    connections: 50,
    amount: 10 * limitPerSecond,
  })
  const counts = new Map(Object.entries(statusCodeStats ?? {}).map(([status, { count = 0 }]) => [status, count]))
  const [served, refused] = [counts.get('200') ?? 0, counts.get('429') ?? 0]
  const most = limitPerSecond * (Math.ceil(duration) + 1)
  if (served < limitPerSecond || served > most || refused === 0 || counts.size > 2 || errors > 0)
    wrong.push(`the limit of ${limitPerSecond}: ${errors} errors, in ${duration} s ${JSON.stringify([...counts])}`)
}

async function ask(method: string, path: string, body: object): Promise<Record<string, unknown>> {
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
  const response = await fetch(`${address}/api/v2/projects/12345${path}`, {
    method,
    headers,
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Record<string, unknown>
}

async function command(...args: string[]): Promise<Record<string, unknown>> {
  const { stdout, stderr } = await run([...args, '--json'], env)
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

function rows<T>(query: string): Promise<T[]> {
  return rowsOf<T>(databaseUrl, query)
}

/** The internal errors that a server logged, each with its number. */
function faultsIn(server: Server): string[] {
  const lines = server
    .output()
    .split('\n')
    .filter((line) => line.includes('"status":500'))
  const short = lines.map((line) =>
    line.replace(/"(time|requestId|milliseconds|key|project|at)":("[^"]*"|[\d.]+),?/g, '').slice(0, 300),
  )
  const times = new Map<string, number>()
  for (const line of short) times.set(line, (times.get(line) ?? 0) + 1)
  return [...times].map(([line, count]) => `${count} × ${line}`)
}
