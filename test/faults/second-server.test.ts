import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { call, run, runJson, type Server, startServer } from '../program.ts'
import { newClient } from './client.ts'
import { useFolder } from './folder.ts'

const folder = useFolder()
const servers: Server[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop('SIGKILL')
})

test('a second server on one file says so and stops; the first keeps running', async () => {
  const { env, client } = await desk('second.db')
  const { code, stdout, stderr } = await run(['serve'], { ...env, PORT: '0' })
  expect(stderr).toMatch(
    /^zayavka: Another server has the store \S+second\.db open\. Only one server can use a SQLite file\n$/,
  )
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(await client.lead('after')).toBe('1')
})

test('a second server takes over at once when the first was killed', async () => {
  const { env, key, client } = await desk('killed.db')
  await client.lead('before')
  await servers[0]?.stop('SIGKILL')
  const next = newClient((await serving(env)).address, key)
  await next.lead('after')
  expect(await next.titles()).toEqual(['before', 'after'])
})

test('a second server takes over when the first has stopped', async () => {
  const { env, key } = await desk('stopped.db')
  expect(await servers[0]?.stop()).toBe(0)
  expect(await newClient((await serving(env)).address, key).titles()).toEqual([])
})

test('commands work beside a server under write load, and it keeps running', async () => {
  const { env, client } = await desk('busy.db')
  let isOver = false
  const writing = Array.from({ length: 8 }, async (_, writer) => {
    for (let turn = 0; !isOver; turn++) await client.lead(`${writer} ${turn}`)
  })
  const seen = []
  for (const args of [
    ['project', 'list'],
    ['project', 'create', '--name', 'Beside', '--id', '777'],
    ['key', 'create', '--project', '777', '--scope', 'read'],
    ['status', 'add', '--project', '12345', '--name', 'Звонок', '--type', 'progress'],
    ['key', 'list'],
    ['check'],
  ])
    seen.push((await call([...args, '--json'], env)).stderr)
  isOver = true
  await Promise.all(writing)
  expect(seen).toEqual(['', '', '', '', '', ''])
  expect(await runJson(['check'], env)).toEqual({ ok: true, faults: [], repaired: [] })
  expect(servers[0]?.output()).not.toContain('"level":50')
})

/** A project with a key in a new file, and a server that has it open. */
async function desk(name: string) {
  const env = { DATABASE_URL: `sqlite:${join(folder(), name)}` }
  await runJson(['project', 'create', '--name', 'Faults', '--id', '12345'], env)
  const { key } = await runJson(['key', 'create', '--project', '12345', '--scope', 'write'], env)
  const server = await serving(env)
  return { env, key: String(key), client: newClient(server.address, String(key)) }
}

async function serving(env: { DATABASE_URL: string }): Promise<Server> {
  const server = await startServer(env)
  servers.unshift(server)
  return server
}
