import { afterAll, expect, test } from 'vitest'
import { postgres } from './databases.ts'
import { newClient } from './faults/client.ts'
import { runJson, type Server, startServer } from './program.ts'
import { rowsOf } from './rows.ts'

const database = postgres()
const servers: Server[] = []
afterAll(async () => {
  for (const server of servers) await server.stop('SIGKILL')
})

type Kept = { id: number; title: string; version: number; price: number | null }
type Happened = { number: number; lead: number; created: boolean; before: string | null; after: string }

const rounds = 20
const clients = 12

test('three servers on one PostgreSQL are one desk', async () => {
  const env = { DATABASE_URL: await database.fresh() }
  await runJson(['project', 'create', '--name', 'Three', '--id', '12345'], env)
  const { key } = await runJson(['key', 'create', '--project', '12345', '--scope', 'write'], env)
  servers.push(...(await Promise.all([1, 2, 3].map(() => startServer(env)))))
  const turn = roundRobin(servers.map(({ address }) => newClient(address, String(key))))
  const shared = await turn().lead('Shared')
  const ids = new Map([['Shared', shared]])
  const answers = new Set<string>()

  await Promise.all(Array.from({ length: clients }, (_, client) => work(`Client ${client}`)))

  expect(answers).toEqual(new Set(['200']))
  const kept = await rowsOf<Kept>(
    env.DATABASE_URL,
    'select id::int, title, version::int, price::int from leads order by leads.id',
  )
  expect(kept.map(({ id }) => id)).toEqual(Array.from({ length: 1 + clients * rounds }, (_, index) => index + 1))
  expect(new Map(kept.map(({ id, title }) => [title, String(id)]))).toEqual(ids)

  const body = { period: { from: '2000-01-01', to: '2100-01-01' }, limit: 1 }
  for (const _ of servers) expect((await turn().call('lead/list', body)).body.total).toBe(kept.length)

  const events = await rowsOf<Happened>(
    env.DATABASE_URL,
    `select number::int, lead_id::int as lead, before is null as created, before, after from events order by events.number`,
  )
  expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1))
  for (const lead of kept)
    expectInOrder(
      lead,
      events.filter((event) => event.lead === lead.id),
    )
  expect(await runJson(['check'], env)).toEqual({ ok: true, faults: [], repaired: [] })

  /**
   * Creates leads, each with a key that is sent at once through two servers and later through the third. Then changes its own lead and a shared one.
   */
  async function work(name: string): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      const title = `${name}, lead ${round}`
      const once = { 'Idempotency-Key': title.replaceAll(/\W/g, '-') }
      const [id = '', twice] = await Promise.all([turn().lead(title, once), turn().lead(title, once)])
      ids.set(title, id)
      const changes = [
        turn().call('lead/update', { id, price: round + 1 }),
        turn().call('lead/update', { id: shared, price: ids.size }),
      ]
      for (const { status } of await Promise.all(changes)) answers.add(String(status))
      expect([twice, await turn().lead(title, once)]).toEqual([id, id])
    }
  }
})

function roundRobin<T>(all: T[]): () => T {
  let next = 0
  return () => all[next++ % all.length] as T
}

/** Expects the events of one lead: its creation, then one for each version, each starting where the last one ended. */
function expectInOrder({ id, version, price }: Kept, events: Happened[]): void {
  expect(
    events.map(({ created }) => created),
    `lead ${id}`,
  ).toEqual(events.map((_, index) => index === 0))
  expect(events.length, `lead ${id}`).toBe(version)
  const prices = events.map(({ after }) => JSON.parse(after).price ?? null)
  const earlier = events.slice(1).map(({ before }) => JSON.parse(before ?? '{}').price ?? null)
  expect(earlier, `lead ${id}`).toEqual(prices.slice(0, -1))
  expect(prices.at(-1), `lead ${id}`).toBe(price)
}
