import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { cli, useDesk } from '../../test/desk.ts'
import { openMailServer } from '../../test/mail-server.ts'
import { until } from '../../test/until.ts'
import { createMailbox } from '../actions/mailboxes.ts'
import { findProject } from '../actions/projects.ts'
import { createLetters } from './letters.ts'

const desk = useDesk(sqlite())

test('a stop while a mailbox is being connected to does not wait for what the mail server says next', async () => {
  const server = await openMailServer()
  onTestFinished(server.close)
  const proxy = await openProxy(server.port)
  onTestFinished(proxy.close)
  const letters = createLetters(desk().store, {
    ...{ secret: 'a secret of tests, long enough', clock: () => desk().clock.now },
    allowed: { blocks: ['127.0.0.0/8'], hosts: [] },
    waits: { look: 50, letter: 600_000 },
  })
  const project = await findProject(desk().store, 12345)
  const password = letters.seal(project, 'secret')
  const user = 'shop@shop.example'
  const at = {
    name: 'Mail',
    host: '127.0.0.1',
    port: proxy.port,
    security: 'none' as const,
    user,
    password,
    senders: [],
  }
  await createMailbox(desk().store, cli, project, at, desk().clock.now)
  const ending = new AbortController()
  let isOver = false
  void letters.run(ending.signal).then(() => {
    isOver = true
  })
  await until(proxy.isAsked, 'the mailbox to be connected to')
  ending.abort()
  proxy.greet()
  await until(() => isOver, 'the reading to end', 15_000)
  expect((await desk().store.mailboxes.all()).map(({ error }) => error)).toEqual([null])
})

/** Passes on what a client and a mail server say, once it is told to greet, up to the first question for folders. */
async function openProxy(port: number) {
  let greet = () => {}
  let isAsked = false
  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1')
    client.on('data', (sent) => {
      if (/^\S+ LIST /m.test(String(sent))) server.pause()
      server.write(sent)
    })
    const readable = (said: Buffer) => String(said).replace(' COMPRESS=DEFLATE', '') // else the client packs what it asks
    server.on('data', (said) => client.write(readable(said))).pause()
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const)
      one.on('error', () => {}).on('close', () => other.destroy())
    greet = () => void server.resume()
    isAsked = true
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    port: (proxy.address() as AddressInfo).port,
    isAsked: () => isAsked,
    greet: () => greet(),
    close: () => void proxy.close(),
  }
}
