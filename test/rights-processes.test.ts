import { afterAll, expect, test } from 'vitest'
import { createMember } from '../src/actions/members.ts'
import { hashOfPassword } from '../src/people/password.ts'
import { openStore } from '../src/store/open.ts'
import { postgres } from './databases.ts'
import { cli } from './desk.ts'
import { newClient } from './faults/client.ts'
import { listen } from './listener.ts'
import { runJson, type Server, startServer } from './program.ts'
import { until } from './until.ts'

const database = postgres()
const servers: Server[] = []
const password = 'correct horse battery'
afterAll(async () => {
  for (const server of servers) await server.stop('SIGKILL')
})

test('a member who becomes contractor on one server gets no phone from another two seconds later', async () => {
  const env = { DATABASE_URL: await database.fresh() }
  await runJson(['project', 'create', '--name', 'Two', '--id', '12345'], env)
  const { key } = await runJson(['key', 'create', '--project', '12345', '--scope', 'write'], env)
  const store = await openStore(env.DATABASE_URL, { now: 0 })
  const passwordHash = await hashOfPassword(password)
  const made = { name: 'N', passwordHash, sources: [], project: 12345 }
  await createMember(store, cli, { ...made, email: 'owner@example.com', role: 'owner' }, 0)
  const agent = await createMember(store, cli, { ...made, email: 'agent@example.com', role: 'agent' }, 0)
  await store.close()
  const [here, there] = (await Promise.all([startServer(env), startServer(env)])) as [Server, Server]
  servers.push(here, there)
  const client = newClient(there.address, String(key))

  const stream = await listen(here.address, { key: await signIn(here, 'agent@example.com') })
  await client.lead('Before')
  await stream.heard(1)
  const response = await fetch(`${there.address}/api/v2/projects/12345/members/${agent}`, {
    method: 'PATCH',
    headers: {
      'Content-Type': 'application/json',
      Origin: there.address,
      Cookie: await signIn(there, 'owner@example.com'),
    },
    body: JSON.stringify({ role: 'contractor', sources: ['подряд'] }),
  })
  expect(response.status, await response.text()).toBe(200)
  const changed = performance.now()
  await until(() => performance.now() > changed + 2_000, 'two seconds')
  const late = await client.lead('After')
  expect(await stream.ended).toBe('ended')
  expect(stream.messages.map(({ data }) => data.lead_id)).not.toContain(late)
})

async function signIn({ address }: Server, email: string): Promise<string> {
  const response = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: address },
    body: JSON.stringify({ email, password }),
  })
  expect(response.status, await response.clone().text()).toBe(200)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
