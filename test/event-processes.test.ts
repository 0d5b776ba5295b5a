import { afterAll, expect, test } from 'vitest'
import { eachDatabase } from './databases.ts'
import { newClient } from './faults/client.ts'
import { type Listener, listen, upTo } from './listener.ts'
import { runJson, type Server, startServer } from './program.ts'
import { until } from './until.ts'

const servers: Server[] = []
afterAll(async () => {
  for (const server of servers) await server.stop('SIGKILL')
})

eachDatabase((database) => {
  test('after a server dies, a listener that reconnects gets all events, once and in order', async () => {
    const { env, key, start } = await desk()
    let first = await start()
    const second = database.name === 'postgres' ? await start() : undefined
    const clients = [first, ...(second ? [second] : [])].map(({ address }) => newClient(address, key))
    const told: string[] = []
    const writing = clients.map(async ({ lead }, client) => {
      for (let turn = 0; turn < 60; turn++) told.push(await lead(`${client} ${turn}`))
    })
    const over = Promise.allSettled(writing)
    const before = await listen(first.address, { key, after: '0' })
    await before.heard(20)
    await first.stop('SIGKILL')
    expect(await before.ended).toBe('broken')
    await over
    first = second ?? (await start())
    const after = await listen(first.address, { key, lastId: before.lastId() })
    const { last } = await eventsOf(first, key)
    await until(() => after.lastId() === last, 'the last event to be heard')
    expect(Number(last)).toBeGreaterThanOrEqual(told.length)
    expect([...before.numbers(), ...after.numbers()]).toEqual(upTo(Number(last)))
    expect(leadsOf(before, after)).toEqual(expect.arrayContaining(told))
    after.leave()
    expect(await first.stop()).toBe(0)
    expect(await runJson(['check'], env)).toEqual({ ok: true, faults: [], repaired: [] })
  })

  test('events of a command reach the listeners of a server, and listeners do not keep it from stopping', async () => {
    const { env, key, start } = await desk()
    const server = await start()
    const streams = await Promise.all([1, 2, 3].map(() => listen(server.address, { key })))
    await runJson(['demo', '--project', '12345', '--leads', '20'], env)
    for (const stream of streams) {
      await stream.heard(20)
      expect(stream.numbers()).toEqual(upTo(20))
    }
    expect(await server.stop()).toBe(0)
    expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual(['ended', 'ended', 'ended'])
  })

  /** A desk in a new store, and how to start a server on it. */
  async function desk() {
    const env = { DATABASE_URL: await database.fresh() }
    await runJson(['project', 'create', '--name', 'Events', '--id', '12345'], env)
    const { key } = await runJson(['key', 'create', '--project', '12345', '--scope', 'write'], env)
    const start = async () => {
      const server = await startServer(env)
      servers.push(server)
      return server
    }
    return { env, key: String(key), start }
  }
})

async function eventsOf({ address }: Server, key: string) {
  const headers = { Authorization: `Bearer ${key}` }
  const response = await fetch(`${address}/api/v2/projects/12345/events`, { headers })
  return (await response.json()) as { last: string }
}

function leadsOf(...listeners: Listener[]): unknown[] {
  return listeners.flatMap(({ messages }) => messages.map(({ data }) => data.lead_id))
}
