import { afterAll, beforeAll, expect, test } from 'vitest'
import { findProject } from '../../src/actions/projects.ts'
import { openStore } from '../../src/store/open.ts'
import { useCommandLine } from '../command-line.ts'
import { postgres } from '../databases.ts'
import { type Server, startServer } from '../program.ts'
import { openReceiver, type Receiver } from '../receiver.ts'
import { until } from '../until.ts'

const database = postgres()
const cli = useCommandLine(database)
let servers: Server[]
let receiver: Receiver
let key: string

beforeAll(async () => {
  receiver = await openReceiver()
  await cli.json('project', 'create', '--id', '12345', '--name', 'N')
  key = String((await cli.json('key', 'create', '--project', '12345', '--scope', 'admin')).key)
  const env = { DATABASE_URL: cli.url(), DELIVERY_ALLOW: '127.0.0.1' }
  servers = await Promise.all([startServer(env), startServer(env)])
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  await receiver.close()
})

test('two server processes send each event once, in the order of its lead', async () => {
  const ask = async (server: number, verb: string, path: string, body: object) => {
    const response = await fetch(`${servers[server]?.address}/api/v2/projects/12345${path}`, {
      method: verb,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await response.json()) as Record<string, unknown>
  }
  const destinations = await Promise.all(
    ['/a', '/b'].map((path) => ask(0, 'POST', '/destinations', { name: path, url: receiver.url + path })),
  )
  const made = Array.from({ length: 40 }, async (_, index) => {
    const { lead } = (await ask(index % 2, 'POST', '/leads', { title: `Заявка ${index}` })) as { lead: { id: string } }
    await ask((index + 1) % 2, 'PATCH', `/leads/${lead.id}`, { title: `Другая ${index}` })
  })
  await Promise.all(made)
  for (const path of ['/a', '/b']) {
    const got = (await receiver.heard(path, 80)).map(({ json }) => json.data)
    expect(new Set(got.map(({ number }) => number)).size).toBe(80)
    const last = new Map<unknown, number>()
    for (const { lead_id, number } of got) {
      expect(Number(number)).toBeGreaterThan(last.get(lead_id) ?? 0)
      last.set(lead_id, Number(number))
    }
  }
  const store = await openStore(cli.url(), { now: 0 })
  const project = await findProject(store, 12345)
  await until(async () => (await store.deliveries.queue()).length === 0, 'everything to be settled')
  for (const { id } of destinations) {
    const rows = await store.deliveries.page({ project: project.id, destination: Number(id) }, { limit: 200 })
    expect(rows.map(({ state, attempts }) => [state, attempts])).toEqual(Array(80).fill(['delivered', 1]))
  }
  await store.close()
  expect(receiver.got).toHaveLength(160)
})
