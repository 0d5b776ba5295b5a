import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findProject } from '../src/actions/projects.ts'
import { everything } from '../src/domain/filter.ts'
import { allTime } from '../src/domain/period.ts'
import { fileOptions, formats } from '../src/transfer/file.ts'
import { sqlOn } from './command-line.ts'
import { postgres as database } from './databases.ts'
import { openDesk, type TestDesk } from './desk.ts'
import { newMember } from './members.ts'
import { keepLeads, oddLeads } from './odd-leads.ts'
import { type Postgres, startPostgres, startReplica } from './postgres.ts'
import { openRelay } from './relay.ts'
import { until } from './until.ts'

const elsewhere = database()
const count = 400 // with long texts, far more than an export buffers for its client
let primary: Postgres
let replica: Awaited<ReturnType<typeof startReplica>>
let relay: Awaited<ReturnType<typeof openRelay>>
let patient: TestDesk
let strict: TestDesk

beforeAll(async () => {
  primary = await startPostgres()
  replica = await startReplica(primary)
  relay = await openRelay(new URL(replica.url))
  patient = await openDesk(primary.url, {
    serve: true,
    exportTimeout: 100,
    replica: { url: relay.url, maxLag: 3_600 },
  })
  strict = await openDesk(primary.url, { serve: true, replica: { url: relay.url, maxLag: 2 } })
  await keepLeads(strict, oddLeads(count))
  await sqlOn(primary.url, `update leads set text = repeat('десять букв', 500)`)
  for (const desk of [patient, strict]) await until(async () => (await stateOf(desk)) === 'used', 'the replica')
  await until(async () => (await report(patient)).leads === count, 'the replica to have the leads')
})
afterAll(async () => {
  await patient?.close()
  await strict?.close()
  relay?.close()
  await replica?.remove()
  await primary?.remove()
})

const seconds = expect.stringMatching(/^\d+$/)

test('reports and exports come from the replica with its lag; elsewhere writes are visible at once', async () => {
  await paused(async () => {
    const id = await patient.lead({ title: 'Second' })
    expect(await report(patient)).toEqual({ leads: count, lag: seconds })
    expect(await exported(patient)).toEqual({ leads: count, lag: seconds })
    expect(await board(patient)).toMatchObject({ leads: count + 1, lag: null })
    expect((await patient.send('GET', `/leads/${id}`)).headers.get('replica-lag')).toBeNull()
  })
  await until(async () => (await report(patient)).leads === count + 1, 'the replica to have the second lead')
  await until(async () => (await board(patient)).lag !== null, 'the board to come from it')
  const before = await board(patient)
  expect(before).toMatchObject({ leads: count + 1 })
  await paused(async () => {
    expect(await board(patient)).toEqual({ ...before, lag: seconds })
    await patient.send('POST', '/statuses', { name: 'Own', type: 'progress' })
    expect(await board(patient)).toEqual({ ...before, columns: before.columns + 1, lag: null })
  })
})

test('a member who lost rights sees less at once, even through a replica that does not have the change yet', async () => {
  const [owner, member] = [await newMember(patient, 'owner'), await newMember(patient, 'agent')]
  const key = (await patient.send('POST', '/keys', { scope: 'read' })).json as { id: string; key: string }
  const byKey = () => patient.send('GET', summary, undefined, { key: key.key })
  await until(async () => (await stateOf(patient)) === 'used', 'the replica')
  await paused(async () => {
    expect((await byKey()).status).toBe(200)
    await patient.send('DELETE', `/keys/${key.id}`)
    expect((await byKey()).status).toBe(401)

    const contacts = async () => {
      const { text, headers } = await member.send('GET', file)
      const leads = linesOf(text) as { phone: string | null; email: string | null; source: string | null }[]
      expect(headers.get('replica-lag')).toEqual(seconds)
      return {
        sources: new Set(leads.map(({ source }) => source)),
        shown: leads.flatMap(({ phone, email }) => [phone, email]).filter((each) => each !== null && each !== '•••'),
      }
    }
    expect((await contacts()).shown).not.toEqual([])
    const lowered = { role: 'contractor', sources: ['@SUM(A1:A9)'] }
    expect((await owner.send('PATCH', `/members/${member.id}`, lowered)).status).toBe(200)
    expect(await contacts()).toEqual({ sources: new Set(['@SUM(A1:A9)']), shown: [] })
    const guess = encodeURIComponent('{"field":"phone","operator":"like","value":"7999"}')
    expect((await member.send('GET', `${file}&filter=${guess}`)).json.code).toBe('hidden-field')
  })
})

test('a replica with too much lag is not used until it has caught up', async () => {
  await paused(async () => {
    await strict.lead({ title: 'Third' })
    await until(async () => (await stateOf(strict)) === 'late', 'the replica to be late')
    // around the limit the replica is still used from time to time
    await until(async () => Number((await report(patient)).lag) >= 5, 'the replica to be later than is allowed')
    expect(await report(strict)).toEqual({ leads: count + 2, lag: null })
    expect(await exported(strict)).toEqual({ leads: count + 2, lag: null })
  })
  await until(async () => (await report(strict)).lag !== null, 'a report from it')
  expect(await report(strict)).toMatchObject({ leads: count + 2 })
})

test('reads that a hanging replica has started fail, and others come from the primary', async () => {
  await until(async () => (await stateOf(strict)) === 'used', 'the replica')
  const read = await beginning(patient)
  await until(async () => (await onReplica(openSnapshots)).length === 0, 'the rest of it to lie in a file')
  const begun = await beginning(strict)
  relay.hang(true)
  const [counted, whole] = await Promise.all([report(strict), exported(strict)])
  expect([counted, whole]).toEqual([
    { leads: count + 2, lag: null },
    { leads: count + 2, lag: null },
  ])
  expect(begun.errored).toMatchObject({ message: 'The replica is late or away' })
  expect(await stateOf(strict)).toBe('away')
  await until(async () => (await stateOf(patient)) === 'away', 'the other desk to notice')
  expect(linesOf(await text(read))).toHaveLength(count + 2)
  relay.hang(false)
  await until(async () => (await stateOf(strict)) === 'used', 'the replica to be back')
})

test('while the replica is down the primary answers, and the server stays ready', async () => {
  await replica.stop()
  for (let time = 0; time < 3; time++) expect(await report(strict)).toEqual({ leads: count + 2, lag: null })
  expect(await exported(strict)).toEqual({ leads: count + 2, lag: null })
  await until(async () => (await stateOf(strict)) === 'away', 'the replica to be away')
  await replica.start()
  await until(async () => (await stateOf(strict)) === 'used', 'the replica to be back')
})

test('no other database is read, not even a promoted copy', async () => {
  const foreign = { url: await elsewhere.fresh(), maxLag: 3_600 }
  const misled = await openDesk(primary.url, { serve: true, replica: foreign })
  await until(async () => (await stateOf(misled)) === 'foreign', 'the other database to be found out')
  expect(await report(misled)).toEqual({ leads: count + 2, lag: null })
  await misled.close()

  await onReplica('select pg_promote()', 'delete from lead_counts', `delete from leads where title <> 'Third'`)
  await until(async () => (await stateOf(patient)) === 'foreign', 'the copy to be found out')
  expect(await report(patient)).toEqual({ leads: count + 2, lag: null })
  expect(await exported(patient)).toEqual({ leads: count + 2, lag: null })
})

/** Runs something while the replica does not replay the log. */
async function paused(meanwhile: () => Promise<void>): Promise<void> {
  await onReplica('select pg_wal_replay_pause()')
  await until(
    async () => (await onReplica('select pg_get_wal_replay_pause_state() as state'))[0]?.state === 'paused',
    'the pause',
  )
  await meanwhile()
  await onReplica('select pg_wal_replay_resume()')
}

function onReplica(...statements: string[]) {
  return sqlOn(replica.url, ...statements)
}

async function stateOf({ address }: TestDesk): Promise<string> {
  const response = await fetch(`${address}/readyz`)
  expect(response.status).toBe(200)
  return ((await response.json()) as { replica: { state: string } }).replica.state
}

const openSnapshots = `select 1 from pg_stat_activity where state like 'idle in transaction%'`

type Seen = { leads: number; lag: string | null }
const summary = '/reports/summary?period=all'
const file = '/export?format=jsonl&period=all'

async function report({ send }: TestDesk): Promise<Seen> {
  const { json, headers } = await send('GET', summary)
  return { leads: (json.leads as { leads: number }).leads, lag: headers.get('replica-lag') }
}

async function board({ send }: TestDesk): Promise<Seen & { columns: number }> {
  const { json, headers } = await send('GET', '/board?period=all')
  return { leads: json.total as number, columns: (json.columns as object[]).length, lag: headers.get('replica-lag') }
}

async function exported({ send }: TestDesk): Promise<Seen> {
  const { text, headers } = await send('GET', file)
  return { leads: linesOf(text).length, lag: headers.get('replica-lag') }
}

function linesOf(text: string): unknown[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** An export from the replica, before anything of it was consumed. */
async function beginning({ store }: TestDesk): Promise<Readable> {
  const project = await findProject(store, 12345)
  const sort = { field: 'id', order: 'asc' } as const
  let isFromReplica = false
  const fromReplica = store.onReplica(() => {
    isFromReplica = true
  })
  const asked = { period: allTime, filter: everything, sort }
  return until(async () => {
    const bytes = await fromReplica.export('cli', { project }, asked, formats.jsonl.writer, fileOptions(project, {}))
    if (isFromReplica) return bytes
    bytes.destroy()
    return
  }, 'an export from the replica')
}
