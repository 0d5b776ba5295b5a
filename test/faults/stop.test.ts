import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { eachDatabase, sqliteIn } from '../databases.ts'
import { runJson, startServer } from '../program.ts'
import { until } from '../until.ts'
import { newClient } from './client.ts'
import { useFolder } from './folder.ts'

eachDatabase((database) => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s: what runs is finished, nothing new is taken, exit 0',
    async (signal) => {
      const { server, client, key } = await desk()
      await client.lead('first')
      const { socket, heard } = await halfSent(server.address, key, client.draft('half sent'))
      const ended = server.stop(signal)
      await until(() => server.output().includes('"stopping"'), 'the desk to say that it stops')
      await until(() => refusesConnections(server.address), 'the desk to take no connections')
      socket.write(JSON.stringify(client.draft('half sent')).slice(10))
      await until(() => heard().includes('"lead_id":"2","status":"success"'), 'the running request to be answered')
      expect(heard()).toMatch(/HTTP\/1\.1 200 OK\r\n/)
      expect(heard()).toMatch(/^connection: close\r$/im)
      expect(await ended).toBe(0)
      expect(server.output()).toContain('"stopped"')
    },
  )

  test('SIGTERM while leads are created: each acknowledged one is stored, exit 0', async () => {
    const { env, server, client, key } = await desk()
    const told: string[] = []
    const writing = Array.from({ length: 16 }, async (_, writer) => {
      for (let turn = 0; ; turn++) {
        const title = `${writer} ${turn}`
        await client.lead(title)
        told.push(title)
      }
    })
    const over = Promise.allSettled(writing)
    await until(() => told.length > 100, 'a hundred leads')
    expect(await server.stop()).toBe(0)
    // each writer ended because the desk was gone, not because a lead was refused
    for (const writer of await over) expect(writer).toMatchObject({ reason: expect.any(TypeError) })
    const again = await startServer(env)
    const titles = await newClient(again.address, key).titles()
    for (const title of told) expect(titles).toContain(title)
    expect(await again.stop()).toBe(0)
    expect(await runJson(['check'], env)).toEqual({ ok: true, faults: [], repaired: [] })
  })

  const desk = async () => startDesk(await database.fresh())
})

describe('sqlite', () => {
  const file = sqliteIn(useFolder())

  test('a client that fell silent does not keep the desk from ending', async () => {
    const { env, server, client, key } = await startDesk(await file.fresh())
    await halfSent(server.address, key, client.draft('never whole'))
    expect(await server.stop()).toBe(0)
    const again = await startServer(env)
    expect(await newClient(again.address, key).titles()).toEqual([])
    await again.stop()
  })
})

/** A project with a key in a new store, and a server over it. */
async function startDesk(url: string) {
  const env = { DATABASE_URL: url }
  await runJson(['project', 'create', '--name', 'Faults', '--id', '12345'], env)
  const { key } = await runJson(['key', 'create', '--project', '12345', '--scope', 'write'], env)
  const server = await startServer(env)
  return { env, server, key: String(key), client: newClient(server.address, String(key)) }
}

/** Sends a create up to the tenth byte of its body, after the desk has answered `100 Continue`. */
async function halfSent(address: string, key: string, draft: object): Promise<{ socket: Socket; heard: () => string }> {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  let heard = ''
  socket.setEncoding('utf8').on('data', (text) => (heard += text))
  socket.on('error', () => {})
  await once(socket, 'connect')
  const body = JSON.stringify(draft)
  const head = [
    'POST /api/v1/project/leads/lead/create?project=12345 HTTP/1.1',
    'Host: localhost',
    `Api-key: ${key}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Expect: 100-continue',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  await until(() => heard.includes('100 Continue'), 'the desk to wait for the body')
  socket.write(body.slice(0, 10))
  return { socket, heard: () => heard }
}

async function refusesConnections(address: string): Promise<boolean> {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  const [outcome] = await Promise.race([once(socket, 'connect').then(() => ['open']), once(socket, 'error')])
  socket.destroy()
  return (outcome as { code?: string }).code === 'ECONNREFUSED'
}
