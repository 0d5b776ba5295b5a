import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgres } from './databases.ts'
import { newClient } from './faults/client.ts'
import { startPgbouncer } from './pgbouncer.ts'
import { runJson, type Server, startServer } from './program.ts'

const database = postgres()
const period = { from: '2000-01-01', to: '2100-01-01' }
let bouncer: Awaited<ReturnType<typeof startPgbouncer>>
let server: Server
let client: ReturnType<typeof newClient>
let direct: string

beforeAll(async () => {
  direct = await database.empty()
  bouncer = await startPgbouncer(direct)
  const env = { DATABASE_URL: bouncer.url }
  await runJson(['project', 'create', '--name', 'Behind', '--id', '12345'], env)
  const { key } = await runJson(['key', 'create', '--project', '12345', '--scope', 'write'], env)
  server = await startServer(env)
  client = newClient(server.address, String(key))
})
afterAll(async () => {
  await server.stop('SIGKILL')
  await bouncer.stop()
})

test('through PgBouncer in transaction mode 32 concurrent clients create, change and list, and the store stays consistent', async () => {
  const many = Array.from({ length: 32 }, (_, index) => index)
  const create = () => Promise.all(many.map((one) => client.lead(`Lead ${one}`, { 'Idempotency-Key': `key-${one}` })))
  const ids = await create()
  expect(new Set(ids).size).toBe(32)
  expect(await create()).toEqual(ids)
  for (const price of [1, 2, 3]) {
    const changes = await Promise.all(ids.map((id) => client.call('lead/update', { id, price, status: '1' })))
    expect(changes.map(({ status }) => status)).toEqual(many.map(() => 200))
    const wanted = { period, filters: [['price', '=', price]] }
    const pages = await Promise.all(many.map(() => client.call('lead/list', wanted)))
    expect(pages.map(({ body }) => body.total)).toEqual(many.map(() => 32))
  }
  expect(await runJson(['check'], { DATABASE_URL: bouncer.url })).toEqual({ ok: true, faults: [], repaired: [] })
})

test('a transaction has its timeouts there, and leaves none to the next client of the connection', async () => {
  const holder = await connected(direct)
  try {
    await holder.query('begin')
    await holder.query('select id from projects for update')
    const refused = await client.call('lead/create', client.draft('Kept waiting'))
    expect(refused).toMatchObject({ status: 503, body: { error: 'temporarily_unavailable' } })
  } finally {
    await holder.end()
  }
  await client.lead('Taken again')
  const other = await connected(bouncer.url)
  const { rows } = await other.query(
    "select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement",
  )
  await other.end()
  expect(rows).toEqual([{ lock: '0', statement: '0' }])
})

async function connected(connectionString: string): Promise<Client> {
  const connection = new Client({ connectionString })
  connection.on('error', () => {})
  await connection.connect()
  return connection
}
