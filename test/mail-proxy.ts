import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { createMailbox } from '../src/actions/mailboxes.ts'
import { findProject } from '../src/actions/projects.ts'
import { createLetters } from '../src/letters/letters.ts'
import { cli, type TestDesk } from './desk.ts'
import { until } from './until.ts'

/** Forwards between a client and a mail server. `pass` handles both directions, and compression is disabled. */
export async function openMailProxy(port: number, pass: (client: Socket, server: Socket) => (said: string) => void) {
  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1')
    const answer = pass(client, server)
    server.on('data', (said) => answer(said.toString('latin1').replace(' COMPRESS=DEFLATE', '')))
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const)
      one.on('error', () => {}).on('close', () => other.destroy())
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return { port: (proxy.address() as AddressInfo).port, close: () => void proxy.close() }
}

/** A mailbox at a port of this machine, and its reader. The poll interval is long, so only what the server announces is read at once. */
export async function mailboxAt(desk: TestDesk, port: number, user: string) {
  const letters = createLetters(desk.store, {
    ...{ secret: 'a secret of tests, long enough', clock: () => desk.clock.now },
    allowed: { blocks: ['127.0.0.0/8'], hosts: [] },
    waits: { pollInterval: 50, letter: 600_000 },
  })
  const project = await findProject(desk.store, 12345)
  const at = { name: 'Mail', host: '127.0.0.1', port, security: 'none' as const, user, senders: [] }
  const password = letters.seal(project, 'secret')
  const { id } = await createMailbox(desk.store, cli, project, { ...at, password }, desk.clock.now)
  return { letters, id }
}

/** Reads a mailbox at a port of this machine until the test ends; resolves after the first read. */
export async function readMailbox(desk: TestDesk, port: number, user: string): Promise<void> {
  const { letters, id } = await mailboxAt(desk, port, user)
  const ending = new AbortController()
  const done = letters.run(ending.signal)
  onTestFinished(async () => {
    ending.abort()
    await done
  })
  await until(async () => (await desk.store.mailboxes.find({ project: 12345, id }))?.readAt, 'the first reading')
}

/** The titles of the leads that were made of letters. */
export async function titlesOf(desk: TestDesk): Promise<string[]> {
  const { items } = (await desk.send('GET', '/leads')).json
  return (items as { title: string }[]).map(({ title }) => title)
}
